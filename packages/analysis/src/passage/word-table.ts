import type { WordNumbers } from './word-numbers.ts'

/** What is known of each word, by the number of the word. */
export type WordTable<Value> = (numbering: WordNumbers) => readonly Value[]

/**
 * A table that asks `knownOf` once for each word that texts hold, however often they hold it. A title and its text may be of
 * two numberings, by turns; what belongs to a numbering goes with it.
 */
export function wordTable<Value>(knownOf: (word: string) => Value): WordTable<Value> {
  const byNumbering = new WeakMap<WordNumbers, Value[]>()
  return function valuesOf(numbering) {
    let values = byNumbering.get(numbering)
    if (values === undefined) {
      values = []
      byNumbering.set(numbering, values)
    }
    const { words } = numbering
    for (let number = values.length; number < words.length; number++)
      values.push(knownOf(words[number] ?? ''))
    return values
  }
}
