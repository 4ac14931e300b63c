import { both, upTo, without } from './hash-sets.ts'
import type { StoryCandidate } from './judge-story.ts'
import { reachOf } from './story-sketch.ts'

/** Two texts are told apart by what each has and the other has not; a third that shares this much of it is related. */
const relatedFrom = 0.2
/** A witness has this much of its own. */
const ownFrom = 0.2

/**
 * Of what two texts of one site share, the part that other texts of the site have too although they are about something
 * else: menus, footers, templates. A text is about something else when it has hardly anything of what only one of the
 * two says.
 */
export function siteBoilerplate(pair: {
  readonly a: Uint32Array
  readonly b: Uint32Array
  readonly shared: Uint32Array
  readonly reach: number
  readonly site: number
  readonly others: readonly StoryCandidate[]
}): Uint32Array {
  const found: Uint32Array[] = []
  for (const { sketch } of pair.others) {
    if (sketch.site !== pair.site) continue
    const reach = Math.min(pair.reach, reachOf(sketch))
    const text = upTo(sketch.hashes, reach)
    const a = upTo(pair.a, reach)
    const b = upTo(pair.b, reach)
    const own = without(without(text, a), b)
    if (own.length < ownFrom * text.length) continue
    if (isRelated(text, without(a, b)) || isRelated(text, without(b, a))) continue
    found.push(both(upTo(pair.shared, reach), text))
  }
  if (found.length === 0) return empty
  const known = new Set(found.flatMap((part) => [...part]))
  return pair.shared.filter((hash) => known.has(hash))
}

function isRelated(text: Uint32Array, only: Uint32Array): boolean {
  return only.length > 0 && both(text, only).length >= relatedFrom * only.length
}

const empty = new Uint32Array()
