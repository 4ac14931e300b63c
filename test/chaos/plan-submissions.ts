import { type ArticleId, articleIdOf } from '@huntwire/intel-model'
import { badSubmissions } from '../compose/bad-submissions.ts'
import type { ForeignRecord } from '../compose/foreign-producer.ts'
import { type SeededRandom, shuffled } from './seeded-random.ts'

/** One thing to submit: over HTTP as JSON, or as a record of a foreign producer. */
export type PlannedSubmission =
  | { readonly way: 'http'; readonly body: Buffer }
  | { readonly way: 'kafka'; readonly partition: number; readonly record: ForeignRecord }

export type Plan = {
  readonly submissions: readonly PlannedSubmission[]
  /** Each of these must end as exactly one brief. */
  readonly articleIds: ReadonlySet<ArticleId>
  /** The mark of each poison record; each must end as exactly one dead letter. */
  readonly poisonMarks: ReadonlySet<string>
  readonly duplicates: number
}

/** The header by which a poison record is known again, whatever its bytes. */
export const poisonHeader = 'x-chaos-poison'

const partitions = 6
const shares = { duplicate: 0.2, poison: 0.05, http: 0.1 }

/** Plans `count` submissions: a fifth repeats an earlier article under another spelling, a twentieth is poison. */
export function planSubmissions(count: number, random: SeededRandom): Plan {
  const poison = Math.round(count * shares.poison)
  const duplicates = Math.round(count * shares.duplicate)
  const articles = Array.from({ length: count - poison - duplicates }, (_, number) =>
    articleOf(number, random),
  )
  const repeated = Array.from({ length: duplicates }, () => respelled(random.pick(articles), random))
  const marks = Array.from({ length: poison }, (_, number) => `poison-${number}`)
  return {
    submissions: shuffled(
      [
        ...[...articles, ...repeated].map((article) => waysOf(article, random)),
        ...marks.map((mark, number) => poisonOf(mark, number, random)),
      ],
      random,
    ),
    articleIds: new Set(articles.map(({ url }) => articleIdOf(url))),
    poisonMarks: new Set(marks),
    duplicates,
  }
}

type ChaosArticle = {
  readonly url: string
  readonly title: string
  readonly source: string
  readonly published: string
  readonly text: string
}

const actors = ['Amber Heron', 'Basalt Finch', 'Cobalt Ibis', 'Dusty Plover']
const deeds = ['phished finance staff', 'exploited an edge device', 'signed a loader', 'wiped backups']

function articleOf(number: number, random: SeededRandom): ChaosArticle {
  const sentences = Array.from({ length: 5 + random.below(30) }, (_, index) => {
    const deed = `${random.pick(actors)} ${random.pick(deeds)} in step ${index}.`
    if (index % 4 === 0)
      return `${deed} It beaconed to host-${random.below(9_999)}[.]chaos-c2[.]net (T1071.001).`
    return index % 4 === 1 ? `${deed} The flaw is CVE-2024-${10_000 + random.below(9_999)}.` : deed
  })
  return {
    url: `https://chaos.example/report-${number}`,
    title: `Report ${number} on ${random.pick(actors)}`,
    source: 'Chaos News',
    published: '2026-05-15T08:00:00Z',
    text: sentences.join('\n'),
  }
}

/** The same entry: tracking parameters and a fragment do not make another article. */
function respelled(article: ChaosArticle, random: SeededRandom): ChaosArticle {
  return {
    ...article,
    url: `${article.url}${random.pick(['?utm_source=mail', '#top', '?utm_medium=x#a', ''])}`,
  }
}

function waysOf(article: ChaosArticle, random: SeededRandom): PlannedSubmission {
  const json = Buffer.from(JSON.stringify(article))
  if (random.below(100) < shares.http * 100) return { way: 'http', body: json }
  const key = random.pick([null, Buffer.from('any key'), Buffer.from(article.url)])
  const partition = random.below(partitions)
  if (random.below(2) === 0) return { way: 'kafka', partition, record: { key, value: json, headers: {} } }
  const structured = {
    specversion: '1.0',
    id: article.url,
    source: '/chaos',
    type: 'huntwire.article-submitted.v1',
    data: article,
  }
  const headers = { 'content-type': Buffer.from('application/cloudevents+json') }
  return { way: 'kafka', partition, record: { key, value: Buffer.from(JSON.stringify(structured)), headers } }
}

function poisonOf(mark: string, number: number, random: SeededRandom): PlannedSubmission {
  const sorts = badSubmissions(mark)
  const sort = sorts[number % sorts.length]
  if (sort === undefined) throw new RangeError('there is no sort of poison')
  const record = {
    key: random.pick([null, Buffer.from(mark)]),
    value: sort.value,
    headers: { ...sort.headers, [poisonHeader]: Buffer.from(mark) },
  }
  return { way: 'kafka', partition: random.below(partitions), record }
}
