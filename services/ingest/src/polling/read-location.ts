import { readFile } from 'node:fs/promises'
import type { FeedSource } from '@huntwire/reading'
import type { Validators } from '@huntwire/reading/fetching'
import type { FetchPage } from '../page-fetcher.ts'
import type { EarlierPoll, PolledSource } from './polled-source.ts'

/** What lies at a source's URL or path. */
export type LocatedBytes = {
  readonly kind: 'bytes'
  readonly bytes: Uint8Array
  readonly contentType: string | null
  readonly baseUrl: string | null
  readonly validators: Validators | null
  readonly movedTo: string | null
}

/** Reads a URL, when it changed since the earlier poll, or a file; else why there is nothing to read. */
export async function readLocation(
  fetchPage: FetchPage,
  location: FeedSource['location'],
  request: { readonly earlier: EarlierPoll; readonly signal: AbortSignal },
): Promise<LocatedBytes | Exclude<PolledSource, { kind: 'items' }>> {
  if (location.kind === 'path') return await readPath(location.path)
  const { movedTo, validators } = request.earlier
  const fetched = await fetchPage(movedTo ?? location.url, { signal: request.signal, validators })
  switch (fetched.kind) {
    case 'page':
      return { ...fetched, kind: 'bytes', baseUrl: fetched.url }
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

async function readPath(path: string): Promise<LocatedBytes | Extract<PolledSource, { kind: 'failed' }>> {
  try {
    const bytes = await readFile(path)
    return { kind: 'bytes', bytes, contentType: null, baseUrl: null, validators: null, movedTo: null }
  } catch (error) {
    return { kind: 'failed', reason: `${path}: ${error instanceof Error ? error.message : error}` }
  }
}
