import { parseFeed } from 'feedsmith'
import { type FeedItem, FeedUnreadable, readFeed } from '../../src/index.ts'
import { randomFrom } from '../random-from.ts'
import { damages } from './damages.ts'
import { itemSpans, type Span } from './item-spans.ts'
import { rawFilesOf } from './raw-files-of.ts'

const trials = 5
const bar = 0.96

type RealFeed = {
  readonly name: string
  readonly text: string
  readonly spans: readonly Span[]
  readonly items: readonly string[]
}

/**
 * Real feeds are the raw files in UTF-8 with at least two items that feedsmith and we read alike, without a complaint
 * about their XML. Each is damaged five times in each way, by a seeded choice of the place; a feed is kept when every
 * item that the damage did not touch comes out with the same id, url, title and date.
 */
export async function measureDamage(folder: string, say: (line: string) => void): Promise<void> {
  const feeds = await realFeeds(folder)
  console.log(
    `\ndamaged feeds: ${feeds.length} real feeds, ${trials} times each, seeded; bar: ${bar * 100} % of feeds`,
  )
  for (const [name, damage] of Object.entries(damages)) {
    let kept = 0
    let all = 0
    let items = 0
    let lost = 0
    for (const feed of feeds) {
      for (let trial = 0; trial < trials; trial++) {
        const damaged = damage(feed.text, feed.spans, randomFrom(`${name} ${feed.name} ${trial}`))
        if (damaged === null) continue
        const found = new Set(await keysOf(damaged.bytes))
        const whole = feed.items.filter((_, index) => !damaged.touched(feed.spans[index] ?? [0, 0]))
        const missing = whole.filter((item) => !found.has(item))
        all++
        items += whole.length
        lost += missing.length
        if (missing.length === 0) kept++
        else
          say(`${name}: ${feed.name} (${trial}): ${missing.length} of ${whole.length}, first ${missing[0]}`)
      }
    }
    const share = ((kept / all) * 100).toFixed(1)
    console.log(`${name.padEnd(26)} ${kept}/${all} kept  ${share} %   (${lost} of ${items} whole items lost)`)
  }
}

async function realFeeds(folder: string): Promise<readonly RealFeed[]> {
  const feeds: RealFeed[] = []
  for (const { name, bytes } of rawFilesOf(folder)) {
    const text = utf8(bytes)
    const spans = text === null ? [] : itemSpans(text)
    if (text === null || spans.length < 2 || feedsmithCount(text) !== spans.length) continue
    const read = await readFeed(bytes)
    const isBroken = read.problems.some((problem) => /breaks off|not closed|stands before/.test(problem))
    if (!isBroken && read.items.length === spans.length)
      feeds.push({ name, text, spans, items: read.items.map(keyOf) })
  }
  return feeds
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function feedsmithCount(text: string): number | null {
  try {
    const { feed } = parseFeed(text)
    if ('entries' in feed) return feed.entries?.length ?? 0
    return 'items' in feed ? (feed.items?.length ?? 0) : 0
  } catch {
    return null
  }
}

async function keysOf(bytes: Uint8Array): Promise<readonly string[]> {
  try {
    return (await readFeed(bytes)).items.map(keyOf)
  } catch (error) {
    if (error instanceof FeedUnreadable) return []
    throw error
  }
}

function keyOf({ id, url, title, published, updated }: FeedItem): string {
  return JSON.stringify([id, url, title, published, updated])
}
