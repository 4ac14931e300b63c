import { attackWords } from './attack-words.ts'
import { avertedWords } from './averted-words.ts'
import { calmingWords } from './calming-words.ts'
import { harmWords } from './harm-words.ts'
import { harmlessWords } from './harmless-words.ts'
import { titleWords } from './title-words.ts'
import { urgencyWords } from './urgency-words.ts'
import { weaknessWords } from './weakness-words.ts'

/** The classes of words that assessments are combined from. */
export const wordClasses = {
  ...attackWords,
  ...weaknessWords,
  ...harmWords,
  ...harmlessWords,
  ...titleWords,
  ...avertedWords,
  ...urgencyWords,
  ...calmingWords,
}

export type WordClass = keyof typeof wordClasses

export function isWordClass(name: string): name is WordClass {
  return Object.hasOwn(wordClasses, name)
}
