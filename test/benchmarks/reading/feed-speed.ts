import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { FeedUnreadable, readFeed } from '@huntwire/reading'
import { parseFeed } from 'feedsmith'
import { type Figure, median, type Say } from '../figure.ts'

const root = resolve(import.meta.dirname, '../../..')
const rounds = 9

/** Our reader beside feedsmith, which does less: no encodings, no plain titles, no dates, no damaged feeds. */
export async function measureFeedSpeed(say: Say): Promise<readonly Figure[]> {
  const corpus = corpusOf()
  say(`reading ${corpus.files.length} feeds of ${corpus.name}, ${rounds} rounds each`)
  const feeds = await readByBoth(corpus.files)
  const bytes = feeds.reduce((sum, feed) => sum + feed.length, 0)
  const ratios: number[] = []
  const rates: number[] = []
  for (let round = 0; round < rounds; round++) {
    const theirs = await timed(feeds, (feed) => parseFeed(new TextDecoder().decode(feed)))
    const ours = await timed(feeds, (feed) => readFeed(feed))
    ratios.push(theirs / ours)
    rates.push(bytes / 1_048_576 / (ours / 1_000))
  }
  const ratio = median(ratios)
  return [
    {
      name: `feeds: speed beside feedsmith (${feeds.length} that both read, ${corpus.name})`,
      goal: '≥ 1.2 x',
      measured: `${ratio.toFixed(1)} x, ${median(rates).toFixed(0)} MiB/s`,
      met: ratio >= 1.2,
    },
  ]
}

function corpusOf(): { readonly name: string; readonly files: readonly Uint8Array[] } {
  const shared = resolve(root, '../shared/data/feeds/raw')
  const name = existsSync(shared) ? 'shared/data/feeds/raw' : 'our samples'
  const files = existsSync(shared)
    ? globSync('**/*', { cwd: shared }).map((file) => join(shared, file))
    : globSync('samples/**/*.xml', { cwd: root }).map((file) => join(root, file))
  return { name, files: files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file)) }
}

async function readByBoth(files: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
  const read: Uint8Array[] = []
  for (const file of files) if (feedsmithReads(file) && (await weRead(file))) read.push(file)
  return read
}

function feedsmithReads(file: Uint8Array): boolean {
  try {
    parseFeed(new TextDecoder().decode(file))
    return true
  } catch {
    return false
  }
}

async function weRead(file: Uint8Array): Promise<boolean> {
  try {
    await readFeed(file)
    return true
  } catch (error) {
    if (error instanceof FeedUnreadable) return false
    throw error
  }
}

async function timed(feeds: readonly Uint8Array[], read: (feed: Uint8Array) => unknown): Promise<number> {
  const started = performance.now()
  for (const feed of feeds) await read(feed)
  return performance.now() - started
}
