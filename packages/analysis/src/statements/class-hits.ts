import type { Passage } from '../passage/passage.ts'
import { wordTable } from '../passage/word-table.ts'
import type { Words } from '../passage/words.ts'
import { type CompiledPhrase, compilePhrases } from './compile-phrases.ts'
import { nounForms, verbForms } from './inflect.ts'
import type { WordClassWords } from './word-class-words.ts'
import { isWordClass, type WordClass, wordClasses } from './word-classes.ts'

/** A word or phrase of a class at `[start, end)`; `word` is the index of its first word. */
export interface ClassHit {
  readonly meaning: WordClass
  readonly start: number
  readonly end: number
  readonly word: number
  readonly sentence: number
}

const { idOf, byFirst } = compilePhrases<WordClass>(
  Object.entries(wordClasses).flatMap(([name, words]) =>
    phrasesOf(words).map((phrase) => [phrase, classNamed(name)] as const),
  ),
)

/** Every word of every class, in the order of the text. A phrase never reaches over the end of a sentence. */
export function findClassHits(passage: Passage): readonly ClassHit[] {
  const { starts, ends } = passage.words
  const ids = idsOf(passage.words)
  const hits: ClassHit[] = []
  let sentence = 0
  for (let word = 0; word < ids.length; word++) {
    const from = byFirst[ids[word] ?? 0]
    if (from === undefined) continue
    const next = ids[word + 1] ?? 0
    const phrases = (next === 0 ? undefined : from.byNext.get(next)) ?? from.anyNext
    if (phrases.length === 0) continue
    const start = starts[word] ?? 0
    while ((passage.sentences.ends[sentence] ?? Number.POSITIVE_INFINITY) <= start) sentence++
    const sentenceEnd = passage.sentences.ends[sentence] ?? passage.text.length
    for (const phrase of phrases) {
      const last = lastWordOf(phrase, ids, word)
      const end = last === -1 ? 0 : (ends[last] ?? 0)
      if (end > start && end <= sentenceEnd)
        hits.push({ meaning: phrase.meaning, start, end, word, sentence })
    }
  }
  return hits
}

function idsOf({ numbers, numbering }: Words): Uint16Array {
  const idOfNumber = idTable(numbering)
  const ids = new Uint16Array(numbers.length)
  for (let word = 0; word < ids.length; word++) ids[word] = idOfNumber[numbers[word] ?? 0] ?? 0
  return ids
}

const anyNumber = idOf.get('#') ?? 0
const longestWithDigits = 8

/** `apt41` is looked up as `apt#`, `10k` as `#k`; a longer word with digits is a hash or an id, and no word. */
function idOfWord(word: string): number {
  const { length } = word
  const digitFirst = isDigit(word.charCodeAt(0))
  const digitLast = isDigit(word.charCodeAt(length - 1))
  if (!digitFirst && !digitLast) return idOf.get(word) ?? 0
  if (length > longestWithDigits) return 0
  let start = 0
  while (start < length && isDigit(word.charCodeAt(start))) start++
  if (start === length) return idOf.get(word) ?? anyNumber
  let end = length
  while (isDigit(word.charCodeAt(end - 1))) end--
  const begin = start > 0 ? '#' : ''
  return idOf.get(begin + word.slice(start, end) + (end < length ? '#' : '')) ?? 0
}

const idTable = wordTable(idOfWord)

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

/** The index of the last word of a phrase that begins with the word at `first`, or -1. */
function lastWordOf({ steps }: CompiledPhrase<WordClass>, ids: Uint16Array, first: number): number {
  let word = first
  for (const { ids: wanted, gap } of steps) {
    const furthest = word + 1 + gap
    let next = word + 1
    while (next <= furthest && !isOneOf(wanted, ids[next])) next++
    if (next > furthest) return -1
    word = next
  }
  return word
}

function isOneOf(wanted: ReadonlySet<number>, id: number | undefined): boolean {
  return id !== undefined && id !== 0 && wanted.has(id)
}

function phrasesOf({ nouns, verbs, words, phrases }: WordClassWords): string[] {
  const all = [
    ...listOf(nouns).flatMap(nounForms),
    ...listOf(verbs).flatMap(verbForms),
    ...listOf(words),
    ...(phrases ?? []),
  ]
  return [...new Set(all)]
}

function listOf(words: string | undefined): string[] {
  return words?.split(' ') ?? []
}

function classNamed(name: string): WordClass {
  if (!isWordClass(name)) throw new Error(`there is no class "${name}"`)
  return name
}
