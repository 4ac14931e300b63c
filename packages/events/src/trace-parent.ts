import { sha256Hex } from '@huntwire/intel-model'

const shape = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/

/** Whether `text` is a W3C `traceparent` of version 00. */
export function isTraceParent(text: string): boolean {
  return shape.test(text)
}

/**
 * The `traceparent` of an event: the trace of what caused it, or a new one; the span is derived from the event's id, so
 * that an event that is made again is the same to the byte.
 */
export function traceParentOf(eventId: string, cause: string | null): string {
  const digest = sha256Hex(eventId)
  const trace = cause !== null && isTraceParent(cause) ? cause.slice(3, 35) : digest.slice(0, 32)
  return `00-${trace}-${digest.slice(32, 48)}-01`
}
