const sentenceEnd = /(?<=[.!?]["”’)]?) (?=["“‘(]?\p{Lu})/u
const fewestWords = 6

/** How many sentences of a text stand in another one as they are, on one line and in one piece. */
export function wholeSentences(
  expected: string,
  found: string,
): { readonly whole: number; readonly all: number } {
  const sentences = expected
    .split('\n')
    .flatMap((line) => line.replace(/\s+/g, ' ').trim().split(sentenceEnd))
    .filter((sentence) => sentence.split(' ').length >= fewestWords)
  return { whole: sentences.filter((sentence) => found.includes(sentence)).length, all: sentences.length }
}
