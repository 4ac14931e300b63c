import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Feed, FeedUnreadable, readFeed } from '../../src/index.ts'

type Expected = Readonly<Record<string, unknown>>

/** A case of a suite, scored as the suite's own `conformance.mjs` scores it. */
type Case = {
  readonly id: string
  readonly suite: string
  readonly raw: string
  readonly category: string
  readonly headers: Readonly<Record<string, string>> | null
  readonly base_url: string | null
  readonly expect: {
    readonly parse: 'ok' | 'error'
    readonly feed?: Expected
    readonly entries?: Readonly<Record<string, Expected>>
    readonly entry_count?: number | null
  }
}

/** What the validator's cases are compared with: another reader's result, so agreement and not a bar. */
type OracleCase = {
  readonly id: string
  readonly raw: string
  readonly oracle: {
    readonly bozo: boolean
    readonly entry_count: number
    readonly entries: readonly Expected[]
  }
}

const bars: Readonly<Record<string, number>> = { feedparser: 0.97, miniflux: 0.96 }

/** The cases of feedparser, Miniflux and the golden files, and the agreement with the oracle on the validator's. */
export async function measureConformance(folder: string, say: (line: string) => void): Promise<void> {
  const tallies = new Map<string, { scored: number; passed: number }>()
  for (const row of ['feedparser', 'miniflux', 'goldens'].flatMap((name) => linesOf<Case>(folder, name))) {
    const missed = await missesOf(row, folder)
    if (missed === null) continue
    const sanitize = row.category === 'wellformed/sanitize' ? ' (sanitize)' : ''
    for (const key of new Set([row.suite, `${row.suite}${sanitize}`])) {
      const tally = tallies.get(key) ?? { scored: 0, passed: 0 }
      tallies.set(key, { scored: tally.scored + 1, passed: tally.passed + (missed.length === 0 ? 1 : 0) })
    }
    if (missed.length > 0) say(`${row.id}: ${missed.slice(0, 4).join(', ')}`)
  }
  for (const [name, { scored, passed }] of tallies) {
    const bar = bars[name] === undefined ? '' : `   bar: ${(bars[name] * 100).toFixed(0)} %`
    console.log(
      `${name.padEnd(24)} ${passed}/${scored} cases right  ${((passed / scored) * 100).toFixed(1)} %${bar}`,
    )
  }
  await measureAgreement(folder, say)
}

async function missesOf(row: Case, folder: string): Promise<readonly string[] | null> {
  const location = row.headers?.['content-location']
  const base = row.base_url ?? null
  const baseUrl =
    location !== undefined && row.suite !== 'miniflux' && base !== null ? new URL(location, base).href : base
  const feed = await readOrNull(readFileSync(join(folder, row.raw)), {
    contentType: row.headers?.['content-type'] ?? null,
    baseUrl,
  })
  if (row.expect.parse === 'error') return feed === null ? [] : ['should be refused']
  const checks = checksOf(row, feed)
  return checks.length === 0 ? null : checks.flatMap(([name, met]) => (met ? [] : [name]))
}

function checksOf({ expect }: Case, feed: Feed | null): readonly (readonly [name: string, met: boolean])[] {
  const checks: (readonly [string, boolean])[] = []
  const { title, link } = expect.feed ?? {}
  if (typeof title === 'string') checks.push(['feed.title', normal(feed?.title) === normal(title)])
  if (typeof link === 'string') checks.push(['feed.link', isSameUrl(feed?.link, link)])
  for (const [index, entry] of Object.entries(expect.entries ?? {})) {
    const item = feed?.items[Number(index)]
    const hash = entry['guid_sha256']
    const date = entry['date'] ?? entry['published'] ?? entry['updated'] ?? entry['created']
    if (typeof entry['title'] === 'string')
      checks.push([`${index}.title`, normal(item?.title) === normal(entry['title'])])
    if (typeof entry['link'] === 'string') checks.push([`${index}.link`, isSameUrl(item?.url, entry['link'])])
    if (typeof entry['guid'] === 'string') checks.push([`${index}.guid`, item?.id === entry['guid'].trim()])
    if (typeof hash === 'string')
      checks.push([`${index}.guid`, [item?.id, item?.url].some((id) => id != null && sha256(id) === hash)])
    if (typeof date === 'string')
      checks.push([`${index}.date`, secondsOf(item?.published ?? item?.updated) === secondsOf(date)])
  }
  if (expect.entry_count != null) checks.push(['count', (feed?.items.length ?? 0) === expect.entry_count])
  return checks
}

async function measureAgreement(folder: string, say: (line: string) => void): Promise<void> {
  const cases = linesOf<OracleCase>(folder, 'w3c').filter(
    ({ oracle }) => !oracle.bozo && oracle.entries.some((entry) => entry['title'] || entry['link']),
  )
  const tally = new Map<string, readonly [all: number, agreed: number]>()
  let counts = 0
  for (const { id, raw, oracle } of cases) {
    const feed = await readOrNull(readFileSync(join(folder, raw)), {})
    if (feed?.items.length === oracle.entry_count) counts++
    oracle.entries.forEach((entry, index) => {
      const item = feed?.items[index]
      const agreements: Readonly<Record<string, boolean>> = {
        title: normal(item?.title) === normal(entry['title']),
        link: isSameUrl(item?.url, String(entry['link'])),
        guid: item?.id === entry['guid'],
        date: secondsOf(item?.published ?? item?.updated) === secondsOf(entry['date']),
      }
      for (const [field, agreed] of Object.entries(agreements)) {
        if (!entry[field]) continue
        const [all = 0, met = 0] = tally.get(field) ?? []
        tally.set(field, [all + 1, met + (agreed ? 1 : 0)])
        if (!agreed) say(`w3c ${id}: ${field} ${JSON.stringify(entry[field])}`)
      }
    })
  }
  const fields = [...tally].map(([field, [all, agreed]]) => `${field} ${agreed}/${all}`)
  console.log(`w3c agreement            ${counts}/${cases.length} same number of items; ${fields.join(', ')}`)
}

async function readOrNull(bytes: Uint8Array, from: Parameters<typeof readFeed>[1]): Promise<Feed | null> {
  try {
    return await readFeed(bytes, from)
  } catch (error) {
    if (error instanceof FeedUnreadable) return null
    throw error
  }
}

function linesOf<Row>(folder: string, name: string): readonly Row[] {
  const lines = readFileSync(join(folder, `${name}.jsonl`), 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line): Row => JSON.parse(line))
}

const references: readonly (readonly [RegExp, string])[] = [
  [/<[^>]+>/g, ' '],
  [/&(amp|#38|#x26);/g, '&'],
  [/&lt;/g, '<'],
  [/&gt;/g, '>'],
  [/&quot;/g, '"'],
  [/&#39;|&apos;/g, "'"],
  [/&nbsp;|\u00a0/g, ' '],
  [/\s+/g, ' '],
]

/** Text without tags and references, as the suites compare it. */
function normal(text: unknown): string | null {
  if (text == null) return null
  return references.reduce((rest, [pattern, by]) => rest.replace(pattern, by), String(text)).trim()
}

function isSameUrl(a: string | null | undefined, b: string): boolean {
  if (!a) return false
  return URL.canParse(a) && URL.canParse(b) ? new URL(a).href === new URL(b).href : a.trim() === b.trim()
}

function secondsOf(date: unknown): number | null {
  return typeof date === 'string' ? Math.round(Date.parse(date) / 1_000) : null
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
