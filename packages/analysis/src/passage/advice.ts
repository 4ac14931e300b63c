import type { Passage } from './passage.ts'
import { indexAt } from './spans.ts'

const imperatives =
  "add|allow|apply|ask|assume|audit|avoid|back up|be|begin|block|change|check|configure|consider|contact|deploy|disable|disconnect|do|don[’']t|enable|end|enforce|ensure|follow|forbid|hunt|implement|install|investigate|isolate|keep|learn|limit|look|maintain|make sure|monitor|never|patch|pick|pin|protect|read|rebuild|remove|replace|report|require|reset|restart|restrict|review|revoke|rotate|scan|search|segment|switch|take|tell|test|train|treat|turn|uninstall|update|upgrade|use|validate|verify|watch"
const listMark = String.raw`^(?:[\s*•>–-]|\d+[.)]\s)*`
const command = new RegExp(
  `${listMark}(?:please |immediately |also |then )?(?:${imperatives})\\b(?!['’:-])`,
  'i',
)
const condition = new RegExp(
  `${listMark}(?:if|where|when|once|in case|wherever|whenever)\\b[^.]*?, (?:please |then )?(?:${imperatives})\\b`,
  'i',
)
const cue =
  /\b(?:you|users?|owners?|administrators?|admins|customers?|companies|organi[sz]ations|defenders|teams|everyone|anyone|readers|maintainers|developers) (?:should|must|need to|ought to|are (?:urged|advised|encouraged) to)\b|\bshould (?:be|not)\b|\b(?:we|experts|vendors?|cisa|researchers|police) (?:strongly |also )?(?:recommend|advise|urge|suggest)s?\b|\b(?:is|are) (?:recommended|advised|urged)\b|\b(?:advis|urg|recommend)(?:es|ed) (?:all )?(?:users|customers|owners|administrators|organi[sz]ations)\b/i
const because =
  /\b(?:because|since|due to|following|in response to|given that|as (?:it|they|this|attackers|hackers|exploitation|threat actors)|after (?:attackers|hackers|reports|exploitation)|which (?:is|are|has|have|was|were))\b|[:;—–]\s/i

/**
 * Whether the words at `start` only advise: "treat every secret as stolen", "you should look for stolen files". What
 * stands before the advice, or behind it as its reason ("update, because it is being exploited"), states a fact.
 */
export function isAdvice(passage: Passage, start: number): boolean {
  const sentence = indexAt(passage.sentences.starts, start)
  const from = passage.sentences.starts[sentence] ?? start
  const to = passage.sentences.ends[sentence] ?? start
  const text = passage.text.slice(from, Math.min(to, from + longestRead))
  const begin = adviceStart(text)
  if (begin === undefined || start - from < begin) return false
  return !because.test(text.slice(begin, start - from))
}

/** Whether a sentence as a whole advises: its first words order something, or tell who should do what. */
export function advises(passage: Passage, sentence: number): boolean {
  const from = passage.sentences.starts[sentence] ?? 0
  const to = passage.sentences.ends[sentence] ?? from
  return (adviceStart(passage.text.slice(from, Math.min(to, from + longestRead))) ?? longestRead) < fewWords
}

const fewWords = 40
const longestRead = 1_000

function adviceStart(text: string): number | undefined {
  if (command.test(text) || condition.test(text)) return 0
  return cue.exec(text)?.index
}
