import { findWords } from '../src/passage/words.ts'

const placeLength = 10
const stride = 5
const shortest = 13
const longestRead = 120

/** The places of a sentence that are read by themselves: ten words, every five words. A short sentence has none. */
export function placesOf(sentence: string): string[] {
  const words = findWords(sentence).texts.slice(0, longestRead)
  if (words.length < shortest) return []
  const starts = Array.from({ length: Math.ceil((words.length - stride) / stride) }, (_, at) => at * stride)
  return starts.map((start) => words.slice(start, start + placeLength).join(' '))
}
