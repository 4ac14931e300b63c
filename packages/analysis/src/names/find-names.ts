import type { NamedEntity } from '@huntwire/intel-model'
import { nameKey, type ThreatName, threatNames } from '@huntwire/knowledge'
import { exactEvidence } from '../passage/evidence.ts'
import { lazily } from '../passage/lazily.ts'
import { otherPostsOf } from '../passage/other-posts.ts'
import type { Passage } from '../passage/passage.ts'
import { isWithin } from '../passage/spans.ts'
import { type Candidate, nextCandidate } from './candidates.ts'
import { fitsCase } from './case.ts'
import { isDismissed } from './cues.ts'
import { withLists } from './lists.ts'
import { type KnownName, nameIndexOf, rank } from './name-index.ts'
import { judge } from './proof.ts'
import { isInQuery } from './queries.ts'
import { surroundingsOf } from './surroundings.ts'

interface Mention {
  readonly passage: Passage
  readonly known: KnownName
  readonly start: number
  readonly end: number
  readonly proven: boolean
  readonly standsAlone: boolean
  /** All that have the name; where a word beside it tells which is meant, it is. */
  readonly names: readonly KnownName[]
  readonly isTold: boolean
}

/**
 * Groups, malware, tools and campaigns that an article names, each at the first place that proves it. What ATT&CK knows has
 * its name there; of the names that lists have for others none counts more than the article's. A name that is an
 * ordinary word counts where something beside it says what it is.
 */
export function findNames(title: Passage, body: Passage): NamedEntity[] {
  const inBody = mentionsOf(body)
  const others = inBody.length === 0 ? [] : otherPostsOf(body)
  const mentions = [...mentionsOf(title), ...inBody.filter(({ start }) => !isWithin(others, start))]
  const told = new Map(mentions.filter(({ isTold }) => isTold).map(({ names, known }) => [names, known]))
  const found = new Map<ThreatName, NamedEntity>()
  for (const { passage, known, start, end, proven, names, isTold } of mentions) {
    const { entity } = known
    if (!proven || found.has(entity) || (!isTold && isOther(known, told.get(names)))) continue
    found.set(entity, {
      kind: entity.kind,
      id: entity.id,
      name: nameOf(known),
      matched: passage.text.slice(start, end),
      evidence: exactEvidence(passage, start, end),
    })
  }
  return [...found.values()]
}

/** `Magniber Ransomware` is Magniber, `DarkSide` is not the BlackMatter that a list has it for. */
function nameOf({ entity, written }: KnownName): string {
  const isSame = entity.id !== null || nameKey(written).startsWith(nameKey(entity.name))
  return isSame ? entity.name : written
}

/** Whether another one of the name is told somewhere, and no less likely. */
function isOther(known: KnownName, told: KnownName | undefined): boolean {
  return told !== undefined && told.entity !== known.entity && rank(told) <= rank(known)
}

/** Whether the tables have a name, whoever bears it. */
export function isKnownName(written: string): boolean {
  return names().byKey.has(nameKey(written))
}

/** Made once, from tables that do not change. */
const names = lazily(() => nameIndexOf(threatNames()))

/** Places of one name that are looked at; more of them prove no more, and a text may hold a million. */
const mostPlaces = 64

function mentionsOf(passage: Passage): Mention[] {
  const index = names()
  const mentions: Mention[] = []
  const places = new Map<readonly KnownName[], number>()
  let candidate = nextCandidate(passage, index, 0)
  while (candidate !== undefined) {
    const { known, first, last } = candidate
    const seen = places.get(known) ?? 0
    places.set(known, seen + 1)
    const mention = seen >= mostPlaces ? undefined : mentionOf(passage, candidate)
    if (mention !== undefined) mentions.push(mention)
    candidate = nextCandidate(passage, index, (mention === undefined ? first : last) + 1)
  }
  return withLists(mentions)
}

function mentionOf(passage: Passage, { known, first, last }: Candidate): Mention | undefined {
  const start = passage.words.starts[first] ?? 0
  const end = passage.words.ends[last] ?? start
  const matched = passage.text.slice(start, end)
  const surroundings = surroundingsOf(passage.text, start, end)
  if (surroundings === 'inside' || isDismissed(passage, first) || isInQuery(passage.text, start))
    return undefined
  const fitting = known.filter(({ entity, written, weak }) =>
    surroundings === 'program' || entity.isProgram
      ? entity.kind === 'tool'
      : fitsCase(written, matched, weak),
  )
  const judged = judge({ passage, first, last, matched, surroundings }, fitting)
  if (judged === undefined) return undefined
  const standsAlone = judged.known.entity.isProgram && surroundings !== 'program'
  return { passage, start, end, standsAlone, names: known, ...judged }
}
