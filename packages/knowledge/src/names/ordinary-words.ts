import { nameKey } from './name-key.ts'

/** How often a word stands in the subtitles of films (51 million words); `0` for no word. */
export type FrequencyOf = (name: string) => number

export interface WordSources {
  /** The words of a spelling dictionary in the format of Hunspell. */
  readonly dictionary: string
  readonly subtitles: readonly { readonly word: string; readonly count: number }[]
}

const inDictionaryOnly = 1

/** Words and given names of English with their frequency. */
export function ordinaryWords({ dictionary, subtitles }: WordSources): FrequencyOf {
  const frequencies = new Map<string, number>()
  for (const line of dictionary.split('\n').slice(1))
    frequencies.set(nameKey(line.split('/', 1)[0] ?? ''), inDictionaryOnly)
  for (const { word, count } of subtitles) {
    const key = nameKey(word)
    frequencies.set(key, Math.max(count, frequencies.get(key) ?? 0))
  }
  frequencies.delete('')
  return (name) => frequencyOf(frequencies, name)
}

/** A name of several words is as ordinary as the rarest of them. */
function frequencyOf(frequencies: ReadonlyMap<string, number>, name: string): number {
  const parts = name.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '')
  const words = parts.filter((part) => !/^\d+$/.test(part))
  const asOne = ofWord(nameKey(name))
  return words.length < 2 ? asOne : Math.max(asOne, Math.min(...words.map((word) => ofWord(nameKey(word)))))

  function ofWord(word: string): number {
    return frequencies.get(word) ?? (/...s$/.test(word) ? (frequencies.get(word.slice(0, -1)) ?? 0) : 0)
  }
}
