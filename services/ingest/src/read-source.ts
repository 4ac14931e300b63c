import { readFile } from 'node:fs/promises'
import type { IngestState, Validators } from '@huntwire/ingest-state'
import type { SubmittedArticle } from '@huntwire/intel-model'
import {
  type ConfiguredSource,
  type FeedSource,
  FeedUnreadable,
  feedItemToSubmission,
  readDirectorySource,
  readFeed,
  readFileSource,
} from '@huntwire/reading'
import type { FetchPage } from './page-fetcher.ts'
import type { PolledSource, ReadSource } from './poll-sources.ts'

/** Reads sources of every kind: feeds by URL (only when they changed) or from a file, directories, single files. */
export function readSourceWith(options: {
  readonly fetchPage: FetchPage
  readonly state: Pick<IngestState, 'validators' | 'nextPoll'>
}): ReadSource {
  return async (source, signal) => {
    switch (source.kind) {
      case 'feed':
        return source.location.kind === 'url'
          ? await readRemoteFeed(source, source.location.url, signal)
          : await readLocalFeed(source, source.location.path)
      case 'directory':
      case 'file':
        return await readFiles(source)
    }
  }

  async function readRemoteFeed(source: FeedSource, url: string, signal: AbortSignal): Promise<PolledSource> {
    const validators = await options.state.validators(source.id)
    const fetched = await options.fetchPage(url, { signal, validators })
    switch (fetched.kind) {
      case 'page': {
        return await readFeedBytes(source, fetched.bytes, {
          contentType: fetched.contentType,
          baseUrl: fetched.url,
          first: (await options.state.nextPoll(source.id)) === null,
          validators: fetched.validators,
        })
      }
      case 'not-modified':
        return { kind: 'not-modified' }
      case 'gone':
        return { kind: 'failed', reason: `${fetched.message}: take the source out, or correct its URL` }
      case 'retry-later':
        return {
          kind: 'failed',
          reason: fetched.message,
          ...(fetched.afterMs === null ? {} : { afterMs: fetched.afterMs }),
        }
      case 'refused':
      case 'failed':
        return { kind: 'failed', reason: fetched.message }
    }
  }
}

async function readLocalFeed(source: FeedSource, path: string): Promise<PolledSource> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch (error) {
    return { kind: 'failed', reason: `${path}: ${error instanceof Error ? error.message : error}` }
  }
  return await readFeedBytes(source, bytes, {
    contentType: null,
    baseUrl: null,
    first: false,
    validators: null,
  })
}

async function readFeedBytes(
  source: FeedSource,
  bytes: Uint8Array,
  from: {
    readonly contentType: string | null
    readonly baseUrl: string | null
    readonly first: boolean
    readonly validators: Validators | null
  },
): Promise<PolledSource> {
  try {
    const feed = await readFeed(bytes, from)
    const items = feed.items.map((item) => feedItemToSubmission(item, source))
    return {
      kind: 'items',
      items: from.first ? items.slice(0, source.backfill) : items,
      problems: feed.problems,
      validators: from.validators,
    }
  } catch (error) {
    if (!(error instanceof FeedUnreadable)) throw error
    return { kind: 'failed', reason: error.message }
  }
}

async function readFiles(source: Exclude<ConfiguredSource, FeedSource>): Promise<PolledSource> {
  const items: SubmittedArticle[] = []
  const problems: string[] = []
  try {
    const readings =
      source.kind === 'directory' ? readDirectorySource(source) : [await readFileSource(source)]
    for await (const reading of readings) {
      if (reading.ok) items.push(reading.submission)
      else problems.push(reading.reason)
    }
  } catch (error) {
    return { kind: 'failed', reason: `${source.path}: ${error instanceof Error ? error.message : error}` }
  }
  return { kind: 'items', items, problems, validators: null }
}
