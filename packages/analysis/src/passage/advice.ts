import type { Passage } from './passage.ts'
import { indexAt } from './spans.ts'
import { wordTable } from './word-table.ts'

const imperatives =
  "add|allow|apply|ask|assume|audit|avoid|back up|be|begin|block|change|check|configure|consider|contact|deploy|disable|disconnect|do|don[’']t|enable|end|enforce|ensure|focus|follow|forbid|hunt|implement|install|investigate|isolate|keep|learn|limit|look|maintain|make sure|monitor|never|patch|pick|pin|prioritise|prioritize|protect|read|rebuild|remove|replace|report|require|reset|restart|restrict|review|revoke|rotate|scan|search|segment|switch|take|tell|test|train|treat|turn|uninstall|update|upgrade|use|validate|verify|watch"
const listMark = String.raw`^(?:[\s*•>–-]|\d+[.)]\s)*`
const command = new RegExp(
  `${listMark}(?:please |immediately |also |then )?(?:${imperatives})\\b(?!['’:-])`,
  'i',
)
const condition = new RegExp(
  `${listMark}(?:if|where|when|once|in case|wherever|whenever|to|in order to)\\b[^.]*?, (?:please |then )?(?:${imperatives})\\b`,
  'i',
)
const cue =
  /\b(?:you|users?|owners?|administrators?|admins|customers?|companies|organi[sz]ations|defenders|teams|everyone|anyone|readers|maintainers|developers) (?:should|must|need to|ought to|are (?:urged|advised|encouraged) to)\b|\bshould (?:be|not)\b|\b(?:we|experts|vendors?|cisa|researchers|police) (?:strongly |also )?(?:recommend|advise|urge|suggest)s?\b|\b(?:is|are) (?:recommended|advised|urged)\b|\b(?:advis|urg|recommend)(?:es|ed) (?:all )?(?:users|customers|owners|administrators|organi[sz]ations)\b/i
const because =
  /\b(?:because|since|due to|following|in response to|given that|as (?:it|they|this|attackers|hackers|exploitation|threat actors)|after (?:attackers|hackers|reports|exploitation)|which (?:is|are|has|have|was|were))\b|[:;—–]\s/i

const openers =
  'please immediately also then to if where when once in wherever whenever back make don ' +
  imperatives.replace(/\|/g, ' ')
const cues =
  'should must need ought urged advised encouraged recommended recommend recommends advise advises urge urges suggest suggests'

const opens = 1
const tells = 2
const isNumber = 4

/** What a word may be in advice: most sentences hold none of these words, and their patterns need not be tried. */
const kindsOfWord = wordTable((word) => {
  const isOpener = openerWords.has(word) ? opens : 0
  return isOpener | (cueWords.has(word) ? tells : 0) | (/^\d+$/.test(word) ? isNumber : 0)
})
const openerWords = new Set(openers.split(' '))
const cueWords = new Set(cues.split(' '))

/**
 * Whether the words at `start` only advise: "treat every secret as stolen", "you should look for stolen files". What
 * stands before the advice, or behind it as its reason ("update, because it is being exploited"), states a fact.
 */
export function isAdvice(passage: Passage, start: number): boolean {
  const sentence = indexAt(passage.sentences.starts, start)
  const from = passage.sentences.starts[sentence] ?? start
  const begin = adviceStart(passage, from, passage.sentences.ends[sentence] ?? start)
  if (begin === undefined || start - from < begin) return false
  return !because.test(passage.text.slice(from + begin, Math.min(start, from + longestRead)))
}

/** Whether a sentence as a whole advises: its first words order something, or tell who should do what. */
export function advises(passage: Passage, sentence: number): boolean {
  const from = passage.sentences.starts[sentence] ?? 0
  return (adviceStart(passage, from, passage.sentences.ends[sentence] ?? from) ?? longestRead) < fewWords
}

const fewWords = 40
const longestRead = 1_000

/** Where the advice in `[from, to)` begins, counted from there; of a long text only the beginning is read. */
function adviceStart(passage: Passage, from: number, to: number): number | undefined {
  const end = Math.min(to, from + longestRead)
  const kinds = kindsIn(passage, from, end)
  if (kinds === 0) return undefined
  const text = passage.text.slice(from, end)
  if ((kinds & opens) !== 0 && (command.test(text) || condition.test(text))) return 0
  return (kinds & tells) === 0 ? undefined : cue.exec(text)?.index
}

/** What the first word behind all numbers may be, and whether any word of `[from, to)` may tell who should do what. */
function kindsIn({ words }: Passage, from: number, to: number): number {
  const kindOf = kindsOfWord(words.numbering)
  let word = indexAt(words.starts, from - 1) + 1
  while (kindOf[words.numbers[word] ?? -1] === isNumber) word++
  let kinds = kindOf[words.numbers[word] ?? -1] ?? 0
  for (word++; (words.starts[word] ?? to) < to; word++)
    kinds |= (kindOf[words.numbers[word] ?? -1] ?? 0) & tells
  return kinds
}
