import type { Hunt, ObservableType } from '@huntwire/intel-model'
import { schemelessUrl } from './url-parts.ts'

/** A hunt before any dialect has spoken. `key` says what is hunted (contract.md); `cves` are for the tags of a rule. */
export type HuntDraft = Omit<Hunt, 'queries' | 'dataNeeded'> & {
  readonly key: string
  readonly cves: readonly string[]
}

/** How a field of a log is compared with a sought value. All ways ignore case. */
export type Comparison =
  /** the field is the value */
  | 'whole'
  /** the field holds several values in one text, one of which is the value */
  | 'part'
  /** the field is a URL, with its scheme or without: it begins with the value, or holds it right behind `://` */
  | 'url'
  /** the field is a host name: the value or a name below it */
  | 'host'
  /** the field is a host name or a URL whose host is the value or a name below it */
  | 'host-of-url'

/** More values than this belong into a lookup or a watchlist, not into a query. */
export const maxInlineValues = 100

/** The value as logs write it: hashes and hosts in lower case, CVE ids in upper case, a URL without its scheme. */
export function canonicalValue(type: ObservableType, value: string): string {
  switch (type) {
    case 'url':
      return schemelessUrl(value)
    case 'cve':
      return value.toUpperCase()
    default:
      return value.toLowerCase()
  }
}
