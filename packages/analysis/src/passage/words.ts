import type { Spans } from './spans.ts'
import { capitals, digits, smallLetters } from './unit-kinds.ts'
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
  const units = unitsOf(text)
  const { length } = text
  const bounds = new Int32Array(length + 1)
  const hashes = new Int32Array((length >> 1) + 1)
  let count = 0
  for (let at = 0; at < length; at++) {
    let unit = wordUnit[units[at] ?? 0] ?? 0
    if (unit === 0) continue
    bounds[2 * count] = at
    let hash = 0x811c9dc5 | 0
    do {
      units[at] = unit
      hash = Math.imul(hash ^ unit, 0x01000193)
      at++
      unit = at < length ? (wordUnit[units[at] ?? 0] ?? 0) : 0
    } while (unit !== 0)
    bounds[2 * count + 1] = at
    hashes[count++] = hash
  }
  return numbered(units, bounds, hashes, count)
}

/** The words whose starts and ends stand in `bounds` by turns. */
function numbered(units: Uint16Array, bounds: Int32Array, hashes: Int32Array, count: number): Words {
  const numbering = wordNumbersFor(count)
  const texts: string[] = new Array(count)
  const starts = new Int32Array(count)
  const ends = new Int32Array(count)
  const numbers = new Int32Array(count)
  for (let word = 0; word < count; word++) {
    const start = bounds[2 * word] ?? 0
    const end = bounds[2 * word + 1] ?? 0
    const isLong = end - start > longestWord
    const number = numberOf(numbering, units, start, isLong ? start : end, isLong ? 0 : (hashes[word] ?? 0))
    starts[word] = start
    ends[word] = end
    numbers[word] = number
    texts[word] = numbering.words[number] ?? ''
  }
  return { texts, starts, ends, numbers, numbering }
}

/** Texts up to this length are copied into the same room one after another. */
const roomLength = 262_144
const room = Buffer.alloc(2 * roomLength)

function unitsOf(text: string): Uint16Array {
  const bytes = text.length <= roomLength ? room : Buffer.alloc(2 * text.length)
  bytes.write(text, 'utf16le')
  return new Uint16Array(bytes.buffer, bytes.byteOffset, text.length)
}

/** The small letter of each unit that words are made of, zero for all others. */
const wordUnit = wordUnits()

function wordUnits(): Uint16Array {
  const table = new Uint16Array(0x10000)
  for (const letter of digits + smallLetters + capitals) table[letter.charCodeAt(0)] = lowerOf(letter)
  for (let unit = 0xc0; unit < table.length; unit++) table[unit] = lowerOf(String.fromCharCode(unit))
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

/** `İ` has two units as its small letter, and becomes a plain `i`. */
function lowerOf(letter: string): number {
  const lower = letter.toLowerCase()
  return lower.length === 1 ? lower.charCodeAt(0) : 0x69
}
