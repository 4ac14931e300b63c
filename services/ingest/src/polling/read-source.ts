import { readFile } from 'node:fs/promises'
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
import type { Validators } from '@huntwire/reading/fetching'
import type { Reader } from '@huntwire/reading/reader'
import type { FetchPage } from '../page-fetcher.ts'
import type { PolledSource, ReadSource } from './polled-source.ts'

/** Reads sources of every kind: feeds by URL (only when they changed) or from a file, directories, single files. */
export function readSourceWith(options: {
  readonly fetchPage: FetchPage
  readonly reader: Pick<Reader, 'readDocument'>
}): ReadSource {
  return async (source, earlier, signal) => {
    switch (source.kind) {
      case 'feed':
        return source.location.kind === 'url'
          ? await readRemoteFeed(options.fetchPage, source, {
              url: earlier.movedTo ?? source.location.url,
              validators: earlier.validators,
              signal,
            })
          : await readLocalFeed(source, source.location.path)
      case 'directory':
      case 'file':
        return await readFiles(source, options.reader)
    }
  }
}

async function readRemoteFeed(
  fetchPage: FetchPage,
  source: FeedSource,
  at: { readonly url: string; readonly validators: Validators | null; readonly signal: AbortSignal },
): Promise<PolledSource> {
  const fetched = await fetchPage(at.url, at)
  switch (fetched.kind) {
    case 'page': {
      const { bytes, contentType, validators, movedTo } = fetched
      return await readFeedBytes(source, bytes, { contentType, baseUrl: fetched.url, validators, movedTo })
    }
    case 'not-modified':
      return { kind: 'not-modified' }
    case 'gone':
      return fetched.status === 410
        ? { kind: 'gone', reason: `${fetched.message}: take the source out, or correct its URL` }
        : { kind: 'failed', reason: `${fetched.message}: correct its URL, or take the source out` }
    case 'retry-later': {
      const { message, afterMs } = fetched
      return { kind: 'failed', reason: message, ...(afterMs === null ? {} : { afterMs }) }
    }
    case 'refused':
    case 'failed':
      return { kind: 'failed', reason: fetched.message }
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
    validators: null,
    movedTo: null,
  })
}

async function readFeedBytes(
  source: FeedSource,
  bytes: Uint8Array,
  from: {
    readonly contentType: string | null
    readonly baseUrl: string | null
    readonly validators: Validators | null
    readonly movedTo: string | null
  },
): Promise<PolledSource> {
  try {
    const feed = await readFeed(bytes, from)
    return {
      kind: 'items',
      items: feed.items.map((item) => feedItemToSubmission(item, source)),
      problems: feed.problems,
      validators: from.validators,
      movedTo: from.movedTo,
    }
  } catch (error) {
    if (!(error instanceof FeedUnreadable)) throw error
    return { kind: 'failed', reason: error.message }
  }
}

async function readFiles(
  source: Exclude<ConfiguredSource, FeedSource>,
  { readDocument }: Pick<Reader, 'readDocument'>,
): Promise<PolledSource> {
  const items: SubmittedArticle[] = []
  const problems: string[] = []
  try {
    const readings =
      source.kind === 'directory'
        ? readDirectorySource(source, readDocument)
        : [await readFileSource(source, readDocument)]
    for await (const reading of readings) {
      if (reading.ok) items.push(reading.submission)
      else problems.push(reading.reason)
    }
  } catch (error) {
    return { kind: 'failed', reason: `${source.path}: ${error instanceof Error ? error.message : error}` }
  }
  return { kind: 'items', items, problems, validators: null, movedTo: null }
}
