import type { ArticleId } from '@huntwire/intel-model'
import { both, upTo, without } from './hash-sets.ts'
import { siteBoilerplate } from './site-boilerplate.ts'
import { reachOf, type StorySketch } from './story-sketch.ts'

/** An earlier article that shares some words. */
export type StoryCandidate = {
  readonly articleId: ArticleId
  readonly storyId: ArticleId
  readonly sketch: StorySketch
}

export type StoryMatch<Candidate> = {
  readonly relation: 'duplicate' | 'same-story'
  readonly of: Candidate
  /** How much of the shorter text stands in the longer one, estimated from the sketches. */
  readonly containment: number
}

/** From here on it is the same text, told again. */
const duplicateFrom = 0.6
/** From here on one tells what the other tells, in good part in its words. */
const sameStoryFrom = 0.4
/** Few words in common may be chance or a phrase: this much must be certain. */
const certainFrom = 0.3
/** Of the shorter text this many hashes must be seen: about a twentieth of the longer one. */
const leastSeen = 8
/** A text with fewer shingles than this is a title or a note: it is linked when the other has all of it, or is the same. */
const leastTotal = 16
const leastIdentical = 4

/**
 * The candidate a text is closest to, if it is close to any: by containment, the share of the shorter text's shingles
 * that the longer one has. Of equally close ones the smaller article id, so the order of candidates does not matter.
 */
export function judgeStory<Candidate extends StoryCandidate>(
  sketch: StorySketch,
  candidates: readonly Candidate[],
): StoryMatch<Candidate> | null {
  let best: StoryMatch<Candidate> | null = null
  for (const of of candidates) {
    const containment = isSame(sketch, of.sketch) ? 1 : containmentOf(sketch, of.sketch, candidates)
    if (containment < sameStoryFrom) continue
    const closer = best === null || containment > best.containment
    const earlierId = best !== null && containment === best.containment && of.articleId < best.of.articleId
    if (closer || earlierId)
      best = { relation: containment >= duplicateFrom ? 'duplicate' : 'same-story', of, containment }
  }
  return best
}

function isSame(a: StorySketch, b: StorySketch): boolean {
  if (a.total !== b.total || a.total < leastIdentical) return false
  return a.hashes.every((hash, index) => hash === b.hashes[index])
}

/** 0 when what they share is too little to say. */
function containmentOf(a: StorySketch, b: StorySketch, others: readonly StoryCandidate[]): number {
  const reach = Math.min(reachOf(a), reachOf(b))
  const inA = upTo(a.hashes, reach)
  const inB = upTo(b.hashes, reach)
  const shared = both(inA, inB)
  const plain = shareOf(shared.length, Math.min(inA.length, inB.length))
  if (plain < 1 && Math.min(a.total, b.total) < leastTotal) return 0
  if (plain === 0 || a.site !== b.site) return plain
  const ofSite = siteBoilerplate({ a: inA, b: inB, shared, reach, site: a.site, others })
  if (ofSite.length === 0) return plain
  const own = Math.min(without(inA, ofSite).length, without(inB, ofSite).length)
  return shareOf(shared.length - ofSite.length, own)
}

function shareOf(shared: number, seen: number): number {
  if (seen < leastSeen || lowerBound(shared, seen) < certainFrom) return 0
  return shared / seen
}

/** Wilson's lower bound of a share, at 99 %. */
function lowerBound(hits: number, n: number): number {
  const z2 = 2.576 ** 2
  const centre = hits + z2 / 2
  return (centre - Math.sqrt(z2 * ((hits * (n - hits)) / n + z2 / 4))) / (n + z2)
}
