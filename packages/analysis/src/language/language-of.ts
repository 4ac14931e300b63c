import type { Passage } from '../passage/passage.ts'
import { countScripts } from './scripts.ts'
import { ownLetters, smallWords } from './small-words.ts'

const wordsRead = 1_200
const unitsRead = 8_000

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
  const scores = new Map<string, number>()
  for (const passage of passages) {
    addScripts(scores, passage.text)
    addWords(scores, passage.words.texts)
  }
  const stated = codeOf(declared)
  const ranked = [...scores].sort((a, b) => b[1] - a[1])
  const [likeliest, top] = ranked[0] ?? [null, 0]
  const own = stated === undefined ? 0 : (scores.get(stated) ?? 0)
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
function addScripts(scores: Map<string, number>, text: string): void {
  const { cyrillic, han, kana, hangul, others, persian } = countScripts(text, unitsRead)
  if (kana > 0 && kana * 20 >= han) add(scores, 'ja', (han + kana) * perUnit)
  else add(scores, 'zh', han * perUnit)
  add(scores, 'ko', hangul * perUnit)
  if (cyrillic > 0) {
    add(scores, 'ru', cyrillic * perLetter)
    add(scores, 'uk', cyrillic * perLetter * 0.95)
    add(scores, 'bg', cyrillic * perLetter * 0.9)
  }
  for (const [language, units] of others)
    add(scores, language === 'ar' && persian * 12 > units ? 'fa' : language, units * perLetter * 2)
}

function addWords(scores: Map<string, number>, words: readonly string[]): void {
  for (let index = 0; index < words.length && index < wordsRead; index++) {
    const word = words[index] ?? ''
    const languages = languagesOfWord.get(word)
    if (languages !== undefined) for (const language of languages) add(scores, language, weightOf(word))
    if (!plain.test(word))
      for (const language of languagesOfLetters(word)) add(scores, language, perOwnLetter)
  }
}

const plain = /^[\dA-Za-z]*$/

/** `a` and `de` are words of many languages, and names of many things. */
function weightOf(word: string): number {
  return word.length > 2 ? 1 : 0.6
}

function languagesOfLetters(word: string): ReadonlySet<string> {
  const languages = new Set<string>()
  for (const letter of word)
    for (const language of languagesOfLetter.get(letter) ?? []) languages.add(language)
  return languages
}

const languagesOfWord = inverted(Object.entries(smallWords).map(([language, words]) => [words, [language]]))
const languagesOfLetter = inverted(ownLetters.map(([letters, languages]) => [[...letters], languages]))

function inverted(
  rows: readonly (readonly [keys: readonly string[], languages: readonly string[]])[],
): ReadonlyMap<string, readonly string[]> {
  const table = new Map<string, string[]>()
  for (const [keys, languages] of rows)
    for (const key of new Set(keys)) table.set(key, [...(table.get(key) ?? []), ...languages])
  return table
}

function add(scores: Map<string, number>, language: string, score: number): void {
  if (score > 0) scores.set(language, (scores.get(language) ?? 0) + score)
}
