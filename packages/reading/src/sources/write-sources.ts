import { stringify } from 'yaml'
import type { ImportedFeed } from './parse-opml.ts'

/** A `sources.yaml` with these feeds. */
export function writeSources(feeds: readonly ImportedFeed[]): string {
  const entries = feeds.map(({ name, kind, url, tags }) => ({
    name,
    kind,
    url,
    ...(tags.length === 0 ? {} : { tags }),
  }))
  return stringify({ sources: entries }, { lineWidth: 0 })
}
