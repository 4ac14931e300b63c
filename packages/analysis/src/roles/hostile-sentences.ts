import type { Passage } from '../passage/passage.ts'
import { sentencePassage } from '../passage/sentence-passage.ts'
import { indexAt } from '../passage/spans.ts'
import { findPhrases, phraseMatcher } from '../phrases/phrase-matcher.ts'

const hostile = phraseMatcher(
  [
    'c2|c2s|cnc',
    'c c',
    'command and control',
    'malicious',
    'malware',
    'phishing',
    'exfiltrat*',
    'beacon*',
    'payload|payloads',
    'botnet|botnets',
    'dropper|droppers|backdoor|implant|stealer|trojan|loader',
    'attacker|attackers|adversary|hackers controlled|owned|registered|operated',
    'typosquat*',
    'credential harvest*',
    'drop zone',
    'staging server|servers|domain|domains',
  ].map((phrase) => [phrase, phrase] as const),
)

/** What is longer is no sentence but text that lost its line feeds: there only what stands near a value counts. */
const longestSentence = 800
const nearby = 200

/**
 * The words in the sentence around `offset` that say its values are hostile; each sentence is read once. A row of a
 * table is a sentence.
 */
export function hostileSentences(passage: Passage): (offset: number) => string | undefined {
  const { text, sentences } = passage
  const seen = new Map<number, string | undefined>()
  return (offset) => {
    const sentence = indexAt(sentences.starts, offset)
    const start = sentences.starts[sentence] ?? 0
    const end = sentences.ends[sentence] ?? 0
    if (end - start > longestSentence)
      return hostileWordsIn(text.slice(Math.max(start, offset - nearby), Math.min(end, offset + nearby)))
    if (!seen.has(sentence)) seen.set(sentence, hostileWordsIn(text.slice(start, end)))
    return seen.get(sentence)
  }
}

function hostileWordsIn(sentence: string): string | undefined {
  const [first] = findPhrases(sentencePassage(sentence), hostile)
  return first && sentence.slice(first.start, first.end)
}
