import {
  type DeadLetter,
  deadLetterTopic,
  type EventLog,
  type ReceivedRecord,
  readDeadLetter,
} from '@huntwire/event-log'
import { topicName } from '@huntwire/events'
import { pipelineGroups } from '@huntwire/service-runtime'
import { type Plan, poisonHeader } from './plan-submissions.ts'

/** One line of the verdict: a count, and what it must be. */
export type Finding = { readonly name: string; readonly count: number; readonly expected: number | null }

/** Compares what lies in the topics with the plan. The log itself says which poison records there are, and where. */
export async function verify(
  log: EventLog,
  plan: Plan,
  options: { readonly prefix: string; readonly pageUrl: string },
): Promise<readonly Finding[]> {
  const submitted = await recordsOf(log, topicName('article-submitted', options.prefix))
  const poison = submitted.filter((record) => markOf(record) !== null)
  const marks = new Set(poison.map(markOf))
  const letters = await deadLettersOf(log, options.prefix)
  const briefs = await recordsOf(log, topicName('brief-published', options.prefix))
  const shown = await idsOnPage(options.pageUrl)
  return [
    { name: 'submissions in the log', count: submitted.length, expected: null },
    {
      name: 'poison marks never submitted',
      count: [...plan.poisonMarks].filter((mark) => !marks.has(mark)).length,
      expected: 0,
    },
    ...briefFindings(briefs, plan),
    {
      name: 'articles the page does not have',
      count: [...plan.articleIds].filter((id) => !shown.has(id)).length,
      expected: 0,
    },
    ...poisonFindings(poison, letters),
  ]
}

function briefFindings(briefs: readonly ReceivedRecord[], plan: Plan): readonly Finding[] {
  const versions = groupBy(briefs, (record) => textOf(record.key), bytesOf)
  const expected = [...plan.articleIds]
  const distinct = sum([...versions.values()].map((each) => each.size))
  return [
    { name: 'valid articles', count: expected.length, expected: null },
    { name: 'distinct briefs', count: versions.size, expected: expected.length },
    { name: 'articles lost', count: expected.filter((id) => !versions.has(id)).length, expected: 0 },
    { name: 'articles doubled (another brief of the same id)', count: distinct - versions.size, expected: 0 },
    {
      name: 'briefs of nothing submitted',
      count: [...versions.keys()].filter((id) => !expected.some((known) => known === id)).length,
      expected: 0,
    },
    { name: 'brief records repeated, same bytes', count: briefs.length - distinct, expected: null },
  ]
}

function poisonFindings(
  poison: readonly ReceivedRecord[],
  letters: readonly DeadLetter[],
): readonly Finding[] {
  const records = new Map(poison.map((record) => [placeOf(record), record]))
  const byOrigin = groupBy(letters, ({ origin }) => placeOf(origin), contentOf)
  const ofPoison = [...byOrigin].filter(([place]) => records.has(place))
  const distinct = sum(ofPoison.map(([, contents]) => contents.size))
  return [
    { name: 'poison records in the log', count: poison.length, expected: null },
    { name: 'dead letters by origin coordinates', count: ofPoison.length, expected: poison.length },
    { name: 'poison records lost', count: poison.length - ofPoison.length, expected: 0 },
    { name: 'poison records doubled (another dead letter)', count: distinct - ofPoison.length, expected: 0 },
    {
      name: 'dead letters whose bytes are not the record’s',
      count: ofPoison.filter(([place, contents]) => !holdsBytesOf(records.get(place), contents)).length,
      expected: 0,
    },
    {
      name: 'dead letters of good records',
      count: letters.filter(({ origin }) => !records.has(placeOf(origin))).length,
      expected: 0,
    },
    {
      name: 'dead letters repeated, same content',
      count: letters.filter(({ origin }) => records.has(placeOf(origin))).length - distinct,
      expected: null,
    },
  ]
}

function groupBy<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
  content: (item: Item) => string,
): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = new Map<string, Set<string>>()
  for (const item of items) groups.set(key(item), (groups.get(key(item)) ?? new Set()).add(content(item)))
  return groups
}

async function recordsOf(log: EventLog, topic: string): Promise<readonly ReceivedRecord[]> {
  const records: ReceivedRecord[] = []
  for await (const record of log.read(topic)) records.push(record)
  return records
}

async function deadLettersOf(log: EventLog, prefix: string): Promise<readonly DeadLetter[]> {
  const topics = pipelineGroups(prefix).map(({ group }) => deadLetterTopic(group))
  const records = (await Promise.all(topics.map((topic) => recordsOf(log, topic)))).flat()
  return records.map((record) => {
    const letter = readDeadLetter(record)
    if (letter === null) throw new Error(`no dead letter at ${placeOf(record)} of ${record.topic}`)
    return letter
  })
}

async function idsOnPage(pageUrl: string): Promise<ReadonlySet<unknown>> {
  const ids = new Set<unknown>()
  let cursor = ''
  do {
    const answer = await fetch(`${pageUrl}/briefs?cursor=${encodeURIComponent(cursor)}`)
    const { items, next } = JSON.parse(await answer.text())
    for (const { id } of items) ids.add(id)
    cursor = next ?? ''
  } while (cursor !== '')
  return ids
}

function markOf({ headers }: ReceivedRecord): string | null {
  const found = headers.find(([name]) => name === poisonHeader)
  return found === undefined ? null : textOf(found[1])
}

function placeOf(at: {
  readonly topic: string
  readonly partition: number
  readonly offset: string
}): string {
  return `${at.topic}:${at.partition}:${at.offset}`
}

function bytesOf(record: { readonly value: Uint8Array | null }): string {
  return record.value === null ? '-' : Buffer.from(record.value).toString('base64')
}

function contentOf(letter: DeadLetter): string {
  return `${bytesOf(letter)} ${letter.reason}`
}

function holdsBytesOf(record: ReceivedRecord | undefined, contents: ReadonlySet<string>): boolean {
  return record !== undefined && [...contents].every((content) => content.startsWith(`${bytesOf(record)} `))
}

function textOf(bytes: Uint8Array | null): string {
  return new TextDecoder().decode(bytes ?? undefined)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
