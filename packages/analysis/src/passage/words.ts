import { lowerCase } from './lower-case.ts'
import type { Spans } from './spans.ts'
import { capitals, digits, smallLetters, unitTable } from './unit-kinds.ts'
import { numberOf, type WordNumbers, wordNumbersFor } from './word-numbers.ts'

/** The words of a text in lower case, and where they stand. A word is a run of letters and digits. */
export interface Words extends Spans {
  readonly texts: readonly string[]
  /** The number of each word in `numbering`. */
  readonly numbers: Int32Array
  readonly numbering: WordNumbers
}

/** Longer runs are no words of a language; they keep their place, and match nothing. */
const longestWord = 40

/** Splits a text into words: `0-day` is two, `C&C` is two, `don't` is two (`don`, `t`). */
export function findWords(text: string): Words {
  const lower = lowerCase(text)
  const texts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (let at = 0; at < text.length; at++) {
    if (inWord[text.charCodeAt(at)] === 0) continue
    const start = at
    do at++
    while (at < text.length && inWord[text.charCodeAt(at)] !== 0)
    texts.push(at - start > longestWord ? '' : lower.slice(start, at))
    starts.push(start)
    ends.push(at)
  }
  const numbering = wordNumbersFor(texts.length)
  const numbers = new Int32Array(texts.length)
  for (let word = 0; word < texts.length; word++) numbers[word] = numberOf(numbering, texts[word] ?? '')
  return { texts, starts: new Int32Array(starts), ends: new Int32Array(ends), numbers, numbering }
}

const inWord = wordUnits()

function wordUnits(): Uint8Array {
  const table = unitTable([[digits + smallLetters + capitals, 1]])
  table.fill(1, 0xc0)
  for (const [from, to] of [
    [0xd7, 0xd7],
    [0xf7, 0xf7],
    [0x2000, 0x2bff],
    [0x3000, 0x303f],
    [0xfeff, 0xfeff],
    [0xff00, 0xff0f],
  ] as const)
    table.fill(0, from, to + 1)
  return table
}
