import type { WordNumbers } from './word-numbers.ts'

/** What is known of each word, by the number of the word. */
export type WordTable<Value> = (numbering: WordNumbers) => readonly Value[]

/** A table that asks `knownOf` once for each word that texts hold, however often they hold it. */
export function wordTable<Value>(knownOf: (word: string) => Value): WordTable<Value> {
  let of: WordNumbers | undefined
  let values: Value[] = []
  return function valuesOf(numbering) {
    if (of !== numbering) {
      of = numbering
      values = []
    }
    const { words } = numbering
    for (let number = values.length; number < words.length; number++)
      values.push(knownOf(words[number] ?? ''))
    return values
  }
}
