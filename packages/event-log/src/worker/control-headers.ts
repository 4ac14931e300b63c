import type { Header } from '../record.ts'

/** The headers the retry and dead-letter paths add behind a record's own. Foreign records may carry the same names. */
const controlHeaders = {
  origin: 'huntwire-origin',
  attempts: 'huntwire-attempts',
  notBefore: 'huntwire-not-before',
  firstFailure: 'huntwire-first-failure',
  lastFailure: 'huntwire-last-failure',
  noKey: 'huntwire-no-key',
  coordinates: 'huntwire-coordinates',
  nextOffset: 'huntwire-next-offset',
  group: 'huntwire-group',
  stage: 'huntwire-stage',
  version: 'huntwire-version',
  reason: 'huntwire-reason',
  errorClass: 'huntwire-error-class',
  message: 'huntwire-message',
} as const
type ControlHeader = keyof typeof controlHeaders

export type ControlValues = { readonly [name in ControlHeader]?: string }

const nameOf = new Map<string, ControlHeader>()
for (const key of Object.keys(controlHeaders)) {
  if (isControlHeader(key)) nameOf.set(controlHeaders[key], key)
}
const decoder = new TextDecoder()
const encoder = new TextEncoder()

/** Appends control headers behind a record's own, which stay as they are even when they bear the same names. */
export function withControl(own: readonly Header[], values: ControlValues): readonly Header[] {
  const added: Header[] = []
  for (const [key, value] of Object.entries(values)) {
    if (isControlHeader(key) && value !== undefined) added.push([controlHeaders[key], encoder.encode(value)])
  }
  return [...own, ...added]
}

/** Takes the control headers off again: of each name the last one is ours, earlier ones are the record's own. */
export function splitControl(headers: readonly Header[]): {
  readonly own: readonly Header[]
  readonly control: ControlValues
} {
  const own: Header[] = []
  const control: { [name in ControlHeader]?: string } = {}
  for (let index = headers.length - 1; index >= 0; index -= 1) {
    const header = headers[index]
    if (header === undefined) continue
    const name = nameOf.get(header[0])
    if (name === undefined || control[name] !== undefined || header[1] === null) own.push(header)
    else control[name] = decoder.decode(header[1])
  }
  return { own: own.reverse(), control }
}

function isControlHeader(key: string): key is ControlHeader {
  return Object.hasOwn(controlHeaders, key)
}
