import type { PlainIndicators, Tlp } from '@huntwire/intel-model'

type Common = {
  /** Stable for as long as the kind and the place stay the same, wherever the file lies. */
  readonly id: string
  readonly name: string
  readonly intervalMs: number
  readonly tlp: Tlp
  readonly plainIndicators: PlainIndicators
  readonly language: string | null
  readonly tags: readonly string[]
  readonly backfill: number
  readonly enabled: boolean
  /** Words that an item needs one of (when there are any), and words that it must not have. */
  readonly include: readonly string[]
  readonly exclude: readonly string[]
}

type Location =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'path'; readonly path: string }

/** Where the text of a feed's articles comes from; `auto`: from the feed where it holds the whole article. */
export type FullText = 'auto' | 'feed' | 'page'

/** A feed at a URL or in a file of this machine. */
export type FeedSource = Common & {
  readonly kind: 'feed'
  readonly location: Location
  readonly fullText: FullText
}
/** A catalogue of vulnerabilities at a URL or in a file: CISA's, or GitHub's advisories. */
export type AdvisorySource = Common & {
  readonly kind: 'kev' | 'github-advisories'
  readonly location: Location
}
/** Every article file of a directory. */
export type DirectorySource = Common & { readonly kind: 'directory'; readonly path: string }
/** One article file. */
export type FileSource = Common & { readonly kind: 'file'; readonly path: string }

/** A source as the operator configured it, with absolute paths. */
export type ConfiguredSource = FeedSource | AdvisorySource | DirectorySource | FileSource
