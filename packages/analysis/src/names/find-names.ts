import type { NamedEntity } from '@huntwire/intel-model'
import { type ThreatName, threatNames } from '@huntwire/knowledge'
import { exactEvidence } from '../passage/evidence.ts'
import type { Passage } from '../passage/passage.ts'
import { fitsCase } from './case.ts'
import { type Cue, cueBeside, isDismissed } from './cues.ts'
import { type KnownName, type NameIndex, nameIndexOf } from './name-index.ts'
import { relatedStart } from './related.ts'
import { surroundingsOf } from './surroundings.ts'

interface Mention {
  readonly passage: Passage
  readonly known: KnownName
  readonly start: number
  readonly end: number
  readonly proven: boolean
}

/**
 * Groups, malware, tools and campaigns that an article names, each at its first occurrence. A name that is an ordinary
 * word counts when something beside it, or another name of the same one, says what it is.
 */
export function findNames(title: Passage, body: Passage): NamedEntity[] {
  const inBody = mentionsOf(body)
  const related = inBody.length === 0 ? 0 : relatedStart(body.text)
  const mentions = [...mentionsOf(title), ...inBody.filter(({ start }) => start < related)]
  const proven = new Set(mentions.filter((one) => one.proven).map(({ known }) => known.entity))
  const found = new Map<ThreatName, NamedEntity>()
  for (const { passage, known, start, end } of mentions) {
    const { entity } = known
    if (!proven.has(entity) || found.has(entity)) continue
    found.set(entity, {
      kind: entity.kind,
      id: entity.id,
      name: entity.name,
      matched: passage.text.slice(start, end),
      evidence: exactEvidence(passage, start, end),
    })
  }
  return [...found.values()]
}

/** Made once, from tables that do not change. */
let made: NameIndex | undefined
const mostWords = 6
const joint = /^(?:[ \u00a0_.-]|‑|–)?$/

function index(): NameIndex {
  made ??= nameIndexOf(threatNames())
  return made
}

function mentionsOf(passage: Passage): Mention[] {
  const names = index()
  const { texts } = passage.words
  const mentions: Mention[] = []
  for (let word = 0; word < texts.length; word++) {
    const hit = longestFrom(passage, names, word)
    const mention = hit === undefined ? undefined : mentionOf(passage, hit.known, word, hit.last)
    if (hit === undefined || mention === undefined) continue
    mentions.push(mention)
    word = hit.last
  }
  return withLists(mentions)
}

/** The longest run of words from `first` on that is a name, whether the text joins, hyphens or spaces its parts. */
function longestFrom(
  { text, words: { texts, starts, ends } }: Passage,
  { reach, byKey }: NameIndex,
  first: number,
): { readonly known: readonly KnownName[]; readonly last: number } | undefined {
  let key = texts[first] ?? ''
  const limit = reach.get(key) ?? reach.get(singular(key)) ?? 0
  if (limit === 0) return undefined
  let longest: { known: readonly KnownName[]; last: number } | undefined
  for (let last = first; last < first + mostWords; last++) {
    if (last > first) {
      if (!joint.test(text.slice(ends[last - 1], starts[last]))) break
      key += texts[last] ?? ''
    }
    if (key.length > limit + 1 || last >= texts.length) break
    const known = byKey.get(key) ?? byKey.get(singular(key))
    if (known !== undefined) longest = { known, last }
  }
  return longest
}

const shortestPlural = 7

function singular(word: string): string {
  return word.length >= shortestPlural && word.endsWith('s') ? word.slice(0, -1) : word
}

function mentionOf(
  passage: Passage,
  names: readonly KnownName[],
  first: number,
  last: number,
): Mention | undefined {
  const start = passage.words.starts[first] ?? 0
  const end = passage.words.ends[last] ?? start
  const matched = passage.text.slice(start, end)
  const place = surroundingsOf(passage.text, start, end)
  if (place === 'inside' || isDismissed(passage, first)) return undefined
  const fitting = names.filter(({ entity, written, weak }) =>
    place === 'program' ? entity.kind === 'tool' : fitsCase(written, matched, weak),
  )
  const cue = cueBeside(passage, first, last)
  const known = fitting.find(({ entity }) => isOf(cue, entity)) ?? fitting[0]
  if (known === undefined) return undefined
  const isSmall = matched === matched.toLowerCase()
  const isWord = isSmall && known.weak && matched.length < shortestPlural
  const told =
    place === 'program' ||
    (!isSmall && (cue === 'some' || mixedCase.test(matched))) ||
    (!isWord && isOf(cue, known.entity))
  const proven = told || (!known.weak && (!isSmall || known.entity.id !== null))
  return { passage, known, start, end, proven }
}

/** `ZLoader` is no word. */
const mixedCase = /^\p{L}*(?:\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll})\p{L}{2}/u

/** What stands in one list with a name is one too: "Conti, Maze and Ryuk ransomware". */
function withLists(mentions: Mention[]): Mention[] {
  const told = [...mentions]
  for (let at = told.length - 2; at >= 0; at--) joinList(told, at, at + 1)
  for (let at = 1; at < told.length; at++) joinList(told, at, at - 1)
  return told
}

function joinList(mentions: Mention[], at: number, other: number): void {
  const [one, beside] = [mentions[at], mentions[other]]
  if (one === undefined || beside === undefined || one.proven || !beside.proven) return
  const between = one.passage.text.slice(Math.min(one.end, beside.end), Math.max(one.start, beside.start))
  if (/^[*_"”’]?(?:, ?(?:and |or )?| (?:and|or|&) | ?\/ ?)[*_"“‘]?$/.test(between))
    mentions[at] = { ...one, proven: true }
}

function isOf(cue: Cue, { kind }: ThreatName): boolean {
  if (cue === 'software') return kind === 'malware' || kind === 'tool'
  return cue === kind
}
