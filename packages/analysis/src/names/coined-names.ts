import type { NamedEntity } from '@huntwire/intel-model'
import { nameKey } from '@huntwire/knowledge'
import { exactEvidence } from '../passage/evidence.ts'
import { lazily } from '../passage/lazily.ts'
import { otherPostsOf } from '../passage/other-posts.ts'
import type { Passage } from '../passage/passage.ts'
import { indexAt, isWithin } from '../passage/spans.ts'
import { wordTable } from '../passage/word-table.ts'
import { cueOf, isHostile, kinds } from './cue-words.ts'
import { isKnownName } from './find-names.ts'
import { designationEnd, mayDesignate } from './group-designations.ts'

type Kind = NamedEntity['kind']

/**
 * How a word gives a name. What authors dub (`coins`) is a name whatever it is; what is "named" something may be a word. Some
 * want `as` behind them, some a speaker before them ("we call", not "the loader calls CreateThread"), some `itself` behind.
 */
type Giving = 'coins' | 'names' | 'names-as' | 'calls' | 'calls-itself'

const givingWords: Readonly<Record<Giving, string>> = {
  coins: 'dubbed dubs nicknamed codenamed christened',
  names: 'named called',
  'names-as': 'known tracked track tracks referred refer refers',
  calls: 'call name dub',
  'calls-itself': 'calling calls',
}
const givings = new Map<string, Giving>()
for (const giving of ['coins', 'names', 'names-as', 'calls', 'calls-itself'] as const)
  for (const word of listOf(givingWords[giving])) givings.set(word, giving)

const beginningOf = wordTable((word) => givings.get(word) ?? (mayDesignate(word) ? 'designation' : undefined))

/** What may stand between what is named and the word that names it: "a loader that its authors have internally called". */
const fillers = new Set(
  listOf(`that which who we they it is was were are has have had been being be also now so internally previously currently
    commonly publicly widely researchers analysts experts vendor vendors company firm team its our the their authors author
    developers developer operators sellers seller themselves itself simply only by code
    behind sold offered advertised marketed rented on forums forum under goes going operates operating active family strain variant`),
)
const farthest = 10

const word = String.raw`(?:\p{Lu}[\p{L}\p{N}’'_-]*(?:\.\p{Lu}\p{Ll}+)?|\p{L}*\d[\p{L}\p{N}_-]*\p{L}[\p{L}\p{N}_-]*|\p{Ll}+\p{Lu}[\p{L}\p{N}_-]*)`
const written = String.raw`${word}(?: (?:${word}|\d{1,4})){0,2}`
const quoted = String.raw`[“"‘'\u0060*_]{1,3}(?<quoted>[\p{L}\p{N}][\p{L}\p{N} ’'._-]{1,38}?)[”"’'\u0060*_]{1,3}(?=[\s,.;:)]|$)`
const bridge = String.raw`^(?: it| them| itself| themselves)?(?: internally| simply| collectively| \(?tentatively\)?)?(?: by (?:the )?[\p{L}\p{N}&. -]{2,30}?)?(?: to)?(?<as> as)?(?<what>(?: the| this| its| their)(?: [a-z-]+){0,3})? `
const behind = new RegExp(`${bridge}(?:${quoted}|(?<plain>${written}))`, 'u')

/**
 * Names that the article itself gives ("a loader that we call QUILLDROP", "the group, tracked as UNC1234") and that no table
 * knows: of threats only, by the word for a kind in front. `found` are those found by table. In the order of the text.
 */
export function coinedNames(passage: Passage, found: readonly NamedEntity[]): NamedEntity[] {
  const taken = new Set(found.flatMap(({ name, matched }) => [keyOf(name), keyOf(matched)]))
  const coined: NamedEntity[] = []
  const { numbers, numbering } = passage.words
  const beginnings = beginningOf(numbering)
  const others = lazily(() => otherPostsOf(passage))
  for (let at = 0; at < numbers.length; at++) {
    const beginning = beginnings[numbers[at] ?? 0]
    if (beginning === undefined) continue
    const name = beginning === 'designation' ? designated(passage, at) : namedBehind(passage, at, beginning)
    if (name !== undefined && !isWithin(others(), name.start)) add(name)
  }
  return coined

  function add({ kind, start, end }: Given): void {
    const matched = passage.text.slice(start, end)
    const key = keyOf(matched)
    if (taken.has(key) || isKnownName(matched)) return
    taken.add(key)
    coined.push({ kind, id: null, name: matched, matched, evidence: exactEvidence(passage, start, end) })
  }
}

interface Given {
  readonly kind: Kind
  readonly start: number
  readonly end: number
}

function designated({ text, words }: Passage, at: number): Given | undefined {
  const start = words.starts[at] ?? 0
  const end = designationEnd(text, start)
  return end === undefined ? undefined : { kind: 'group', start, end }
}

function namedBehind(passage: Passage, at: number, giving: Giving): Given | undefined {
  const { text, words, sentences } = passage
  const verbEnd = words.ends[at] ?? 0
  const sentence = indexAt(sentences.starts, verbEnd)
  const sentenceEnd = sentences.ends[sentence] ?? text.length
  const match = behind.exec(text.slice(verbEnd, Math.min(sentenceEnd, verbEnd + longestRead)))
  const name = match?.groups?.['quoted'] ?? match?.groups?.['plain']
  if (match === null || name === undefined) return undefined
  const [before = '', secondBefore = ''] = [words.texts[at - 1], words.texts[at - 2]]
  if (!gives(giving, match, before, secondBefore)) return undefined
  const isCoined = giving === 'coins' || isOurs(before, secondBefore)
  const what = match.groups?.['what']
  const kind =
    what === undefined
      ? kindBefore(passage, at, sentences.starts[sentence] ?? 0, isCoined)
      : kindOf(lastWord(what), isCoined)
  const bare = name.replace(/[.’']+s?$/, '')
  const start = verbEnd + match[0].lastIndexOf(name)
  const end = start + bare.length
  return kind === undefined || !mayBeName(bare) || isFile(text, end) ? undefined : { kind, start, end }
}

/** Whether a word gives the name behind it; `before` and `secondBefore` are the words in front of it. */
function gives(giving: Giving, match: RegExpExecArray, before: string, secondBefore: string): boolean {
  switch (giving) {
    case 'coins':
      return true
    case 'names':
      return match.groups?.['plain'] === undefined || !persons.has(before)
    case 'names-as':
      return match.groups?.['as'] !== undefined && before !== 'also'
    case 'calls':
      return isOurs(before, secondBefore) || secondBefore === 'under'
    case 'calls-itself':
      return /^ (?:itself|themselves) /.test(match[0])
  }
}

function isOurs(before: string, secondBefore: string): boolean {
  return speakers.has(before) || secondBefore === 'we'
}

/** "An actor named John Miller" */
const persons = new Set(listOf('actor operator affiliate adversary hacker'))

const longestRead = 120
const speakers = new Set(listOf('we researchers analysts they'))

/** `PresentationCache.exe`, `Win/Downloader.Rugmi` */
function isFile(text: string, end: number): boolean {
  return /^[./\\]\w/.test(text.slice(end, end + 2))
}

/** The kind of what stands right before the word that names, fillers and names of vendors between. */
function kindBefore(passage: Passage, at: number, from: number, isCoined: boolean): Kind | undefined {
  const { text, words } = passage
  for (let before = at - 1; before >= Math.max(0, at - farthest); before--) {
    const start = words.starts[before] ?? 0
    if (start < from) return undefined
    const one = words.texts[before] ?? ''
    const kind = kindOf(one, isCoined)
    if (kind !== undefined) return kind
    if (!fillers.has(one) && !/\p{Lu}/u.test(text.charAt(start))) return undefined
  }
  return undefined
}

function kindOf(one: string, isCoined: boolean): Kind | undefined {
  if (one === 'team') return undefined
  if (one === 'cluster') return 'group'
  if (one === 'activity') return isCoined ? 'campaign' : undefined
  if (tools.has(one)) return isCoined ? 'tool' : undefined
  if (programs.has(one)) return isCoined ? 'malware' : undefined
  const cue = cueOf(one)
  if (cue === kinds.campaign) return 'campaign'
  if (cue === kinds.group) return 'group'
  if (cue === kinds.none) return undefined
  return isHostile(one) || malware.has(one) ? 'malware' : undefined
}

/** What only its finders have to name: a file of another name would be "called" so. */
const programs = new Set(listOf('dll script binary executable program payload code'))
const tools = new Set(listOf('tool toolkit toolset utility framework kit kits builder'))
const malware = new Set(
  listOf('malware loader loaders dropper implant rootkit spyware bootkit wiper worm miner crypter stager'),
)

function lastWord(words: string): string {
  return words.trim().split(' ').at(-1) ?? ''
}

const noNames = new Set(
  listOf(`windows linux macos android ios microsoft google apple github telegram discord twitter facebook powershell python
    javascript java russia china iran north korea ukraine israel israeli russian chinese iranian korean temp the january february
    march april may june july august september october november december monday tuesday wednesday thursday friday`),
)

/** A name has a letter and a capital (or, in one word, a digit), is no file, and no word that names something else. */
function mayBeName(name: string): boolean {
  return (
    name.length >= 3 &&
    (/\p{Lu}/u.test(name) || /^\S*\d\S*$/.test(name)) &&
    /\p{L}/u.test(name) &&
    !/\.[A-Za-z0-9]{1,5}$/.test(name) &&
    !noNames.has(name.toLowerCase()) &&
    cueOf(name.toLowerCase()) === kinds.none
  )
}

/** `SYS01 stealer` is `SYS01`. */
function keyOf(name: string): string {
  const words = name.split(' ')
  const bare =
    words.length > 1 && cueOf(words.at(-1)?.toLowerCase() ?? '') !== kinds.none ? words.slice(0, -1) : words
  return nameKey(bare.join(' '))
}

function listOf(words: string): string[] {
  return words.split(/\s+/)
}
