import type { ClassHit } from './class-hits.ts'
import { type Combination, combinationOf } from './combination.ts'
import type { WordClass } from './word-classes.ts'

/** Combinations to look for, each with what it means to the caller, by the class that each begins with. */
export type CombinationIndex<Meaning> = ReadonlyMap<WordClass, readonly Entry<Meaning>[]>

interface Entry<Meaning> {
  readonly meaning: Meaning
  readonly combination: Combination
}

/** A combination found: from its first word to the end of its last one, all in one sentence. */
export interface Found<Meaning> {
  readonly meaning: Meaning
  readonly start: number
  readonly end: number
  readonly word: number
  readonly lastWord: number
  readonly sentence: number
}

export function combinationIndex<Meaning>(
  entries: Iterable<readonly [written: string, meaning: Meaning]>,
): CombinationIndex<Meaning> {
  const index = new Map<WordClass, Entry<Meaning>[]>()
  for (const [written, meaning] of entries) {
    const combination = combinationOf(written)
    const list = index.get(combination.anchor)
    const entry = { meaning, combination }
    if (list === undefined) index.set(combination.anchor, [entry])
    else list.push(entry)
  }
  return index
}

/** Calls `visit` with every combination in `hits`. In a title the reach of a combination does not count. */
export function findCombinations<Meaning>(
  hits: readonly ClassHit[],
  index: CombinationIndex<Meaning>,
  visit: (found: Found<Meaning>) => void,
  reachOfAll?: number,
): void {
  for (let at = 0; at < hits.length; at++) {
    const hit = hits[at]
    if (hit === undefined) continue
    for (const { meaning, combination } of index.get(hit.meaning) ?? []) {
      const found = around(hits, at, hit, combination, reachOfAll ?? combination.reach)
      if (found !== undefined) visit({ meaning, ...found })
    }
  }
}

function around(
  hits: readonly ClassHit[],
  at: number,
  anchor: ClassHit,
  { others }: Combination,
  reach: number,
): Omit<Found<never>, 'meaning'> | undefined {
  let { start, end, word } = anchor
  let lastWord = word
  let taken = -1
  for (const { wordClass, where } of others) {
    const other = nearest(hits, at, anchor, wordClass, where === 'behind', reach, taken)
    if (where === 'absent') {
      if (other !== undefined) return undefined
      continue
    }
    if (other === undefined) return undefined
    taken = other.word
    start = Math.min(start, other.start)
    end = Math.max(end, other.end)
    word = Math.min(word, other.word)
    lastWord = Math.max(lastWord, other.word)
  }
  return { start, end, word, lastWord, sentence: anchor.sentence }
}

/**
 * A hit never pairs with a hit of the very same words, nor a word with itself: "hack" alone is no attacker who hacks,
 * and what is exploited is another word than "exploit".
 */
function nearest(
  hits: readonly ClassHit[],
  at: number,
  anchor: ClassHit,
  wordClass: WordClass,
  onlyBehind: boolean,
  reach: number,
  taken: number,
): ClassHit | undefined {
  for (let next = at + 1; next < hits.length; next++) {
    const hit = hits[next]
    if (hit === undefined || hit.sentence !== anchor.sentence || hit.word - anchor.word > reach) break
    if (hit.meaning === wordClass && hit.end > anchor.end && hit.word !== taken) return hit
  }
  if (onlyBehind) return undefined
  for (let back = at - 1; back >= 0; back--) {
    const hit = hits[back]
    if (hit === undefined || hit.sentence !== anchor.sentence || anchor.word - hit.word > reach) break
    if (hit.meaning === wordClass && hit.start < anchor.start && hit.word !== taken) return hit
  }
  return undefined
}
