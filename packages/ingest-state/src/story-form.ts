import { StateUnavailable } from './ingest-state.ts'
import type { StoryLink, StoryRecord } from './stories.ts'

/*
 * How stories are kept, the same in every store: an article's id as its 16 bytes; under it one byte for the relation, 16
 * for the story, 16 for the other article (zeros for none), then the sketch.
 */

const relations = ['new', 'duplicate', 'same-story'] as const

/** The relation byte of an article whose story is not told yet. */
export const notTold = 3

export const linkLength = 33

/** The 16 bytes of a UUID. Throws a RangeError for anything else. */
export function uuidBytes(uuid: string): Buffer {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(uuid))
    throw new RangeError(`${JSON.stringify(uuid)} is no lower-case UUID`)
  return Buffer.from(uuid.replaceAll('-', ''), 'hex')
}

/** The stored form of which story an article tells. Throws a RangeError for ids that are no UUIDs. */
export function linkBytesOf({ storyId, relation, of }: StoryLink): Buffer {
  const other = of === null ? noArticle : uuidBytes(of)
  return Buffer.concat([Buffer.from([relations.indexOf(relation)]), uuidBytes(storyId), other])
}

/** The stored form of an article as it is placed: its own story, not told yet. Throws a RangeError. */
export function placedBytesOf(articleId: string): Buffer {
  return Buffer.concat([Buffer.from([notTold]), uuidBytes(articleId), noArticle])
}

/** Reads a stored link. Throws StateUnavailable. */
export function linkOf(stored: Uint8Array): StoryLink {
  const code = stored[0] === notTold ? 0 : stored[0]
  const relation = code === undefined ? undefined : relations[code]
  if (relation === undefined || stored.length < linkLength)
    throw new StateUnavailable('a stored story is not one of ours; give this program a place of its own')
  const of = stored.subarray(17, linkLength)
  return {
    storyId: uuidOf(stored.subarray(1, 17)),
    relation,
    of: noArticle.equals(of) ? null : uuidOf(of),
  }
}

/** An article as stored under its id: link, then sketch. Throws StateUnavailable. */
export function storyRecordOf(id: Uint8Array, stored: Uint8Array): StoryRecord {
  return { articleId: uuidOf(id), ...linkOf(stored), sketch: Uint8Array.from(stored.subarray(linkLength)) }
}

/** A key as 32 bits. Throws a RangeError. */
export function requireKey(key: number): number {
  if (Number.isInteger(key) && key >= 0 && key <= 0xffffffff) return key
  throw new RangeError(`${key} is no 32-bit hash`)
}

const noArticle = Buffer.alloc(16)

function uuidOf(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
