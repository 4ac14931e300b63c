import type { TextRange } from '@huntwire/intel-model'
import type { Passage } from '../passage/passage.ts'
import { indexAt } from '../passage/spans.ts'
import { type WordTable, wordTable } from '../passage/word-table.ts'

/** Phrases to look for in one pass over a passage, each with what it means to the caller. */
export interface PhraseMatcher<Meaning> {
  /** The phrases that begin with each word. */
  readonly phrasesFrom: WordTable<readonly Phrase<Meaning>[]>
}

/** A phrase found at `[start, end)`; `word` is the index of its first word. */
export interface PhraseHit<Meaning> {
  readonly meaning: Meaning
  readonly start: number
  readonly end: number
  readonly word: number
  readonly sentence: number
}

interface Phrase<Meaning> {
  readonly meaning: Meaning
  readonly steps: readonly Step[]
}
interface Step {
  /** As in the phrase: either of them. */
  readonly words: readonly string[]
  readonly exact: ReadonlySet<string>
  readonly beginnings: readonly string[]
  readonly hasDigits: boolean
  /** How many other words may stand before it. */
  readonly gap: number
}

const widestGap = 4
const indexedLetters = 4

/**
 * A phrase is words between spaces; `a|b` is either, `exfiltrat*` is any word that begins so (four letters at least),
 * `#` is a run of digits (`apt#`, `cvss #`), `..` lets up to four other words stand between. Words are whole words:
 * `rce` is not in `resource`. A phrase never reaches over the end of a sentence.
 */
export function phraseMatcher<Meaning>(
  entries: Iterable<readonly [phrase: string, meaning: Meaning]>,
): PhraseMatcher<Meaning> {
  const byFirstWord = new Map<string, Phrase<Meaning>[]>()
  const byFirstLetters = new Map<string, Phrase<Meaning>[]>()
  for (const [text, meaning] of entries) {
    const phrase = { meaning, steps: stepsOf(text) }
    for (const word of phrase.steps[0]?.words ?? []) {
      if (word.endsWith('*')) append(byFirstLetters, word.slice(0, indexedLetters), phrase)
      else append(byFirstWord, word, phrase)
    }
  }
  return { phrasesFrom: wordTable((word) => phrasesFrom(byFirstWord, byFirstLetters, word)) }
}

/** Every hit of every phrase that begins in `range` (the whole passage when not given), in the order of the text. */
export function findPhrases<Meaning>(
  passage: Passage,
  matcher: PhraseMatcher<Meaning>,
  range: TextRange = { start: 0, end: passage.text.length },
): PhraseHit<Meaning>[] {
  const { starts, ends, numbers, numbering } = passage.words
  const hits: PhraseHit<Meaning>[] = []
  const phrasesOf = matcher.phrasesFrom(numbering)
  const { starts: sentenceStarts, ends: sentenceEnds } = passage.sentences
  let sentence = -1
  for (let word = indexAt(starts, range.start - 1) + 1; (starts[word] ?? range.end) < range.end; word++) {
    const phrases = phrasesOf[numbers[word] ?? 0]
    if (phrases === undefined || phrases.length === 0) continue
    const start = starts[word] ?? 0
    if (sentence === -1) sentence = indexAt(sentenceStarts, start)
    while ((sentenceStarts[sentence + 1] ?? Number.POSITIVE_INFINITY) <= start) sentence++
    for (const phrase of phrases) {
      const last = lastWordOf(passage, phrase.steps, word, sentenceEnds[sentence] ?? 0)
      if (last !== undefined)
        hits.push({ meaning: phrase.meaning, start, end: ends[last] ?? 0, word, sentence })
    }
  }
  return hits
}

type PhrasesByText<Meaning> = ReadonlyMap<string, readonly Phrase<Meaning>[]>

const noPhrases: readonly never[] = []

function phrasesFrom<Meaning>(
  byFirstWord: PhrasesByText<Meaning>,
  byFirstLetters: PhrasesByText<Meaning>,
  word: string,
): readonly Phrase<Meaning>[] {
  const exact = byFirstWord.get(word)
  const digits = mayEndInDigits(word) ? byFirstWord.get(withoutDigits(word)) : undefined
  const begins = byFirstLetters.get(word.slice(0, indexedLetters))
  if (exact === undefined && digits === undefined && begins === undefined) return noPhrases
  const fitting = begins?.filter(({ steps }) => isWordOf(steps[0], word))
  return [...(exact ?? []), ...(digits ?? []), ...(fitting ?? [])]
}

/** A cheap look before `apt41` is looked up as `apt#`: a digit sorts before all letters. */
function mayEndInDigits(word: string): boolean {
  return word.charCodeAt(word.length - 1) <= 0x39 || word.charCodeAt(0) <= 0x39
}

/** The index of the last word of the phrase that begins with the word at `first`, or undefined. */
function lastWordOf(
  passage: Passage,
  steps: readonly Step[],
  first: number,
  sentenceEnd: number,
): number | undefined {
  let word = first
  for (let step = 1; step < steps.length; step++) {
    const next = wordOfStep(passage, steps[step], word + 1, sentenceEnd)
    if (next === undefined) return undefined
    word = next
  }
  return word
}

function wordOfStep(
  passage: Passage,
  step: Step | undefined,
  from: number,
  sentenceEnd: number,
): number | undefined {
  for (let word = from; word <= from + (step?.gap ?? 0); word++) {
    if ((passage.words.starts[word] ?? sentenceEnd) >= sentenceEnd) return undefined
    if (isWordOf(step, passage.words.texts[word] ?? '')) return word
  }
  return undefined
}

function isWordOf(step: Step | undefined, word: string): boolean {
  if (step === undefined) return false
  if (step.exact.has(word) || step.beginnings.some((beginning) => word.startsWith(beginning))) return true
  return step.hasDigits && mayEndInDigits(word) && step.exact.has(withoutDigits(word))
}

function withoutDigits(word: string): string {
  return word.replace(/\d+/g, '#')
}

function stepsOf(text: string): Step[] {
  const steps: Step[] = []
  let gap = 0
  for (const part of text.split(' ')) {
    if (part === '..') gap = widestGap
    else {
      const words = part.split('|')
      const short = words.find((word) => word.endsWith('*') && word.length <= indexedLetters)
      if (short !== undefined)
        throw new Error(`phrase "${text}": "${short}" needs four letters before the star`)
      steps.push({
        words,
        exact: new Set(words.filter((word) => !word.endsWith('*'))),
        beginnings: words.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1)),
        hasDigits: words.some((word) => word.includes('#')),
        gap,
      })
      gap = 0
    }
  }
  return steps
}

function append<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else if (!list.includes(value)) list.push(value)
}
