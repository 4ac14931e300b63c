import type { SubmittedArticle } from '@huntwire/intel-model'
import {
  type AdvisorySource,
  advisoryToSubmission,
  type DirectorySource,
  type FeedSource,
  FeedUnreadable,
  type FileSource,
  feedItemToSubmission,
  readAdvisories,
  readDirectorySource,
  readFeed,
  readFileSource,
} from '@huntwire/reading'
import type { Reader } from '@huntwire/reading/reader'
import type { FetchPage } from '../page-fetcher.ts'
import type { EarlierPoll, PolledSource, ReadSource } from './polled-source.ts'
import { type LocatedBytes, readLocation } from './read-location.ts'
import { rememberReports } from './remember-reports.ts'

/** Reads sources of every kind: feeds and catalogues by URL (only when they changed) or from a file, directories, files. */
export function readSourceWith(options: {
  readonly fetchPage: FetchPage
  readonly reader: Pick<Reader, 'readDocument'>
}): ReadSource {
  const readDocument = rememberReports(options.reader.readDocument)
  return async (source, earlier, signal) => {
    switch (source.kind) {
      case 'feed':
      case 'kev':
      case 'github-advisories':
        return await readLocated(options.fetchPage, source, { earlier, signal })
      case 'directory':
      case 'file':
        return await readFiles(source, readDocument)
    }
  }
}

async function readLocated(
  fetchPage: FetchPage,
  source: FeedSource | AdvisorySource,
  request: { readonly earlier: EarlierPoll; readonly signal: AbortSignal },
): Promise<PolledSource> {
  const read = await readLocation(fetchPage, source.location, request)
  if (read.kind !== 'bytes') return read
  return source.kind === 'feed' ? await feedItems(source, read) : catalogueItems(source, read)
}

async function feedItems(source: FeedSource, read: LocatedBytes): Promise<PolledSource> {
  const { validators, movedTo } = read
  try {
    const feed = await readFeed(read.bytes, read)
    const items = feed.items.map((item) => feedItemToSubmission(item, source))
    return { kind: 'items', items, problems: feed.problems, validators, movedTo }
  } catch (error) {
    if (!(error instanceof FeedUnreadable)) throw error
    return { kind: 'failed', reason: error.message }
  }
}

function catalogueItems(source: AdvisorySource, read: LocatedBytes): PolledSource {
  const { validators, movedTo } = read
  const catalogue = readAdvisories(read.bytes, source.kind)
  if (!catalogue.ok) return { kind: 'failed', reason: catalogue.reason }
  const items = catalogue.entries.map((entry) => advisoryToSubmission(entry, source))
  return { kind: 'items', items, problems: catalogue.problems, validators, movedTo }
}

async function readFiles(
  source: DirectorySource | FileSource,
  readDocument: Reader['readDocument'],
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
  const [problem] = problems
  if (source.kind === 'file' && problem !== undefined) return { kind: 'failed', reason: problem }
  return { kind: 'items', items, problems, validators: null, movedTo: null }
}
