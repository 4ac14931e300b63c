import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type FetchedPage, openFetcher } from '../src/fetching/open-fetcher.ts'
import { FeedUnreadable, readFeed } from '../src/index.ts'

// npm run measure -- http: how Huntwire's fetcher and feed reader take the HTTP behaviours of feeds/http, one by one.

type Expected = {
  readonly items?: number
  readonly permanent?: boolean
  readonly notModified?: boolean
  /** One of several classes, with `|` between them. */
  readonly error?: string
  /** seconds */
  readonly retryAfter?: number
  readonly title?: string
  readonly link0?: string
  readonly discover?: string
}
type Case = {
  readonly id: string
  readonly path: string
  readonly second?: boolean
  readonly expect: Expected
}
type Server = { readonly url: string; readonly close: () => void }

/** What came of one case, in the words of the cases. */
type Found = Expected & { readonly words?: string }

const folder = join(process.argv[2] ?? '', 'feeds/http')
const serverModule: { start: () => Promise<Server> } = await import(
  pathToFileURL(join(folder, 'server.mjs')).href
)
const cases = readFileSync(join(folder, 'cases.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line): Case => JSON.parse(line))

const server = await serverModule.start()
let right = 0
for (const one of cases) {
  const found = await ask(one)
  const wrong = differences(one.expect, found)
  if (wrong.length === 0) right += 1
  else console.log(`WRONG ${one.id}: ${wrong.join('; ')}${found.words ? ` (${found.words})` : ''}`)
}
server.close()
console.log(`HTTP behaviours taken as expected: ${right}/${cases.length}`)
process.exitCode = right === cases.length ? 0 : 1

async function ask({ path, second }: Case): Promise<Found> {
  const fetcher = openFetcher({ allowed: [server.url], timeoutMs: 15_000 })
  try {
    let fetched = await fetcher.fetch(`${server.url}${path}`)
    if (second === true && fetched.kind === 'page')
      fetched = await fetcher.fetch(`${server.url}${path}`, { validators: fetched.validators })
    return await foundIn(fetched)
  } finally {
    await fetcher.close()
  }
}

async function foundIn(fetched: FetchedPage): Promise<Found> {
  switch (fetched.kind) {
    case 'page':
      return await readItems(fetched)
    case 'not-modified':
      return { notModified: true }
    case 'gone':
      return { error: fetched.status === 410 ? 'gone' : 'http', words: fetched.message }
    case 'retry-later': {
      const error = fetched.status === 429 ? 'rate' : 'http'
      const seconds = fetched.afterMs === null ? {} : { retryAfter: fetched.afterMs / 1_000 }
      return { error, words: fetched.message, ...seconds }
    }
    case 'refused':
      return { error: classOf(fetched), words: fetched.message }
    case 'failed':
      return {
        error: fetched.message.startsWith('no complete answer') ? 'timeout' : 'network',
        words: fetched.message,
      }
  }
}

function classOf({ reason, message }: Extract<FetchedPage, { kind: 'refused' }>): string {
  switch (reason) {
    case 'forbidden-url':
      return message.includes('only http: and https: are') ? 'scheme' : 'ssrf'
    case 'blocked':
      return 'blocked'
    case 'oversize':
      return 'too_large'
    case 'undecodable':
      return 'parse'
    case 'unreadable':
      return message.includes('redirects') ? 'redirects' : 'http'
  }
}

async function readItems(page: Extract<FetchedPage, { kind: 'page' }>): Promise<Found> {
  try {
    const feed = await readFeed(page.bytes, { contentType: page.contentType, baseUrl: page.url })
    const [first] = feed.items
    return {
      items: feed.items.length,
      permanent: page.movedTo !== null,
      ...(first?.title == null ? {} : { title: first.title }),
      ...(first?.url == null ? {} : { link0: first.url }),
    }
  } catch (error) {
    if (!(error instanceof FeedUnreadable)) throw error
    const [advertised] = error.feeds
    return {
      error: error.message.includes('empty') ? 'empty' : 'not_a_feed',
      words: error.message,
      ...(advertised === undefined ? {} : { discover: advertised.url }),
    }
  }
}

function differences(expected: Expected, found: Found): readonly string[] {
  return Object.entries(expected).flatMap(([key, value]) => {
    const got = found[key as keyof Expected]
    return agrees(key, value, got, found) ? [] : [`${key}: expected ${value}, found ${got}`]
  })
}

function agrees(key: string, expected: unknown, got: unknown, found: Found): boolean {
  switch (key) {
    case 'error': {
      const classes = String(expected).split('|')
      return classes.includes(String(got)) || (found.items !== undefined && classes.some(isSuccess))
    }
    case 'retryAfter':
      return Math.abs(Number(got) - Number(expected)) <= 2
    case 'discover':
      return got === `${server.url}${expected}`
    case 'link0':
      return got === String(expected).replace('http://HOST', server.url)
    default:
      return got === expected
  }
}

function isSuccess(name: string): boolean {
  return name === 'ok' || name === 'items'
}
