import type { Passage } from '../passage/passage.ts'
import { readSentence } from '../passage/read-sentence.ts'
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

/** The words in a sentence that say its values are hostile; each sentence is read once. A row of a table is a sentence. */
export function hostileSentences(passage: Passage): (sentence: number) => string | undefined {
  const seen = new Map<number, string | undefined>()
  return (sentence) => {
    if (!seen.has(sentence)) seen.set(sentence, hostileWordsIn(readSentence(passage, sentence)))
    return seen.get(sentence)
  }
}

function hostileWordsIn(sentence: Passage): string | undefined {
  const [first] = findPhrases(sentence, hostile)
  return first && sentence.text.slice(first.start, first.end)
}
