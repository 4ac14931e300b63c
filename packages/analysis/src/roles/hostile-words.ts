import { sentencePassage } from '../passage/sentence-passage.ts'
import { findPhrases, phraseMatcher } from '../phrases/phrase-matcher.ts'

const phrases: readonly string[] = [
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
]

const hostile = phraseMatcher(phrases.map((phrase) => [phrase, phrase] as const))

/** A fast look for the words that the phrases begin with. */
const mayBeHostile = new RegExp(
  phrases
    .flatMap((phrase) => phrase.split(' ')[0]?.split('|') ?? [])
    .map((word) => (word.length > 3 ? word.replace('*', '') : `(?<![a-z0-9])${word}(?![a-z0-9])`))
    .join('|'),
  'i',
)

const hostileFile = phraseMatcher(
  [
    'drops|dropped|dropping',
    'ransom note|notes',
    'decoy',
    'web shell|shells',
    'webshell|webshells',
    'masquerad*',
    'disguised as',
    'trojanized|trojanised',
    'side load|loads|loaded|loading',
    'sideload|sideloads|sideloaded|sideloading',
  ].map((phrase) => [phrase, phrase] as const),
)

/** The words of a sentence that say its files are hostile. */
export function hostileFileWordsIn(sentence: string): string | undefined {
  const [first] = findPhrases(sentencePassage(sentence), hostileFile)
  return first && sentence.slice(first.start, first.end)
}

/** The words of a sentence that say its values are hostile; a row of a table is a sentence. */
export function hostileWordsIn(sentence: string): string | undefined {
  if (!mayBeHostile.test(sentence)) return undefined
  return findPhrases(sentencePassage(sentence), hostile)
    .map(({ start, end }) => sentence.slice(start, end))
    .find((words) => !twoLetters.test(words))
}

/** `cmd.exe /c C:\\` is no C&C. */
const twoLetters = /^c[^&\w]+c$/i
