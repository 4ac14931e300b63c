import type { TextRange } from '@huntwire/intel-model'
import type { Passage } from '../passage/passage.ts'
import { findPhrases, type PhraseHit, phraseMatcher } from '../phrases/phrase-matcher.ts'
import { nounForms, verbForms } from './inflect.ts'
import { type WordClass, type WordClassWords, wordClasses } from './word-classes.ts'

/** A word or phrase of a class, where it stands. */
export type ClassHit = PhraseHit<WordClass>

const matcher = phraseMatcher<WordClass>(
  Object.entries(wordClasses).flatMap(([name, words]) =>
    phrasesOf(words).map((phrase) => [phrase, classNamed(name)] as const),
  ),
)

/** Every word of every class that begins in `range` (the whole passage when not given), in the order of the text. */
export function findClassHits(passage: Passage, range?: TextRange): readonly ClassHit[] {
  return findPhrases(passage, matcher, range)
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
  if (!Object.hasOwn(wordClasses, name)) throw new Error(`there is no class "${name}"`)
  return name as WordClass
}
