import type { Passage } from '../passage/passage.ts'
import { wordTable } from '../passage/word-table.ts'
import type { Words } from '../passage/words.ts'
import { countScripts, scriptLanguages } from './scripts.ts'
import { ownLetters, smallWords } from './small-words.ts'

/** Of a long article its beginning and its middle are read. */
const wordsOfBeginning = 250
const wordsOfMiddle = 150
const unitsOfBeginning = 2_000
const unitsOfMiddle = 1_200

/** Two words in five of a prose are small ones; a unit of Chinese is half a word. */
const perUnit = 0.2
const perLetter = 0.07
const perOwnLetter = 0.6
const declaredBonus = 1.2
const least = 1.2
const leastAgainst = 1

/**
 * The language of an article as an ISO 639-1 code, told by its script, its small words and its letters. What the
 * article declares decides where these do not tell much, and never against many words; null when nothing tells.
 */
export function languageOf(passages: readonly Passage[], declared: string | null): string | null {
  const scores = new Float64Array(codes.length)
  for (const passage of passages) {
    addScripts(scores, passage.text)
    addWords(scores, passage.words)
  }
  const stated = codeOf(declared)
  const top = Math.max(...scores)
  const likeliest = codes[scores.indexOf(top)] ?? null
  const own = stated === undefined ? 0 : (scores[codes.indexOf(stated)] ?? 0)
  if (stated !== undefined && own > 0 && own + declaredBonus >= top) return stated
  return top >= (declared === null ? least : leastAgainst) ? likeliest : (stated ?? null)
}

/** Whether the words of a text in `language` are read: English, and what is too short to tell. */
export function isRead(language: string | null): boolean {
  return language === null || codeOf(language) === 'en'
}

function codeOf(declared: string | null): string | undefined {
  return declared === null ? undefined : /^[a-z]{2,3}(?=$|[-_])/.exec(declared.toLowerCase())?.[0]
}

/** Kana are Japanese; Chinese has characters only. */
function addScripts(scores: Float64Array, text: string): void {
  const middle = Math.max(unitsOfBeginning, text.length >> 1)
  for (const [start, length] of [
    [0, unitsOfBeginning],
    [middle, unitsOfMiddle],
  ] as const) {
    const { cyrillic, han, kana, hangul, others, persian } = countScripts(text, start, start + length)
    const japanese = kana > 0 && kana * 20 >= han
    add(scores, japanese ? 'ja' : 'zh', (han + kana) * perUnit)
    add(scores, 'ko', hangul * perUnit)
    add(scores, 'ru', cyrillic * perLetter)
    add(scores, 'uk', cyrillic * perLetter * 0.95)
    add(scores, 'bg', cyrillic * perLetter * 0.9)
    for (const [language, units] of others)
      add(scores, language === 'ar' && persian * 12 > units ? 'fa' : language, units * perLetter * 2)
  }
}

function addWords(scores: Float64Array, { numbers, numbering }: Words): void {
  const votesOf = votes(numbering)
  const middle = Math.max(wordsOfBeginning, numbers.length >> 1)
  addWordsOf(scores, numbers.subarray(0, wordsOfBeginning), votesOf)
  addWordsOf(scores, numbers.subarray(middle, middle + wordsOfMiddle), votesOf)
}

function addWordsOf(scores: Float64Array, numbers: Int32Array, votesOf: readonly (readonly Vote[])[]): void {
  for (const number of numbers)
    for (const { language, weight } of votesOf[number] ?? noVotes) increase(scores, language, weight)
}

/** What a word says for a language, by the number of the language. */
interface Vote {
  readonly language: number
  readonly weight: number
}

const noVotes: readonly Vote[] = []

const votes = wordTable((word): readonly Vote[] => {
  const small = languagesOfWord.get(word)?.map((language) => ({ language, weight: weightOf(word) }))
  const spelled = /[^\0-\xbf]/.test(word)
    ? Array.from(languagesOfLetters(word), (language) => ({ language, weight: perOwnLetter }))
    : []
  return small === undefined && spelled.length === 0 ? noVotes : [...(small ?? []), ...spelled]
})

/** `a` and `de` are words of many languages, and names of many things. */
function weightOf({ length }: string): number {
  if (length > 2) return 1
  return length === 2 ? 0.6 : 0.3
}

function languagesOfLetters(word: string): ReadonlySet<number> {
  const languages = new Set<number>()
  for (const letter of word)
    for (const language of languagesOfLetter.get(letter) ?? []) languages.add(language)
  return languages
}

/** The languages by their numbers. */
const codes = [...Object.keys(smallWords), ...scriptLanguages]
const languagesOfWord = inverted(Object.entries(smallWords).map(([language, words]) => [words, [language]]))
const languagesOfLetter = inverted(ownLetters.map(([letters, languages]) => [[...letters], languages]))

function inverted(
  rows: readonly (readonly [keys: readonly string[], languages: readonly string[]])[],
): ReadonlyMap<string, readonly number[]> {
  const table = new Map<string, number[]>()
  for (const [keys, languages] of rows)
    for (const key of new Set(keys))
      table.set(key, [...(table.get(key) ?? []), ...languages.map((language) => codes.indexOf(language))])
  return table
}

function add(scores: Float64Array, language: string, score: number): void {
  if (score > 0) increase(scores, codes.indexOf(language), score)
}

function increase(scores: Float64Array, language: number, score: number): void {
  scores[language] = (scores[language] ?? 0) + score
}
