import type { Passage } from '../passage/passage.ts'
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

/** Sentence index → the words in it that say its values are hostile. A row of a table is a sentence. */
export function hostileSentences(passage: Passage): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  for (const { sentence, start, end } of findPhrases(passage, hostile))
    if (!found.has(sentence)) found.set(sentence, passage.text.slice(start, end))
  return found
}
