import type { Coordinates, Origin } from '../record.ts'

const coordinatesPattern = /^([A-Za-z0-9._-]{1,249}):(\d{1,10}):(\d{1,19})$/
const originPattern = /^(.+):(-?\d{1,16})$/

/** `topic:partition:offset`; topic names hold no colon. */
export function coordinatesText(at: Coordinates): string {
  return `${at.topic}:${at.partition}:${at.offset}`
}

/** `topic:partition:offset:timestamp`, the form of the origin header. */
export function originText(origin: Origin): string {
  return `${coordinatesText(origin)}:${origin.timestamp}`
}

export function parseCoordinates(text: string | undefined): Coordinates | null {
  const [, topic, partition, offset] = coordinatesPattern.exec(text ?? '') ?? []
  if (topic === undefined || partition === undefined || offset === undefined) return null
  return { topic, partition: Number(partition), offset }
}

export function parseOrigin(text: string | undefined): Origin | null {
  const [, coordinates, timestamp] = originPattern.exec(text ?? '') ?? []
  const at = parseCoordinates(coordinates)
  return at === null ? null : { ...at, timestamp: Number(timestamp) }
}
