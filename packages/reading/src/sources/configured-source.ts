import type { Tlp } from '@huntwire/intel-model'

type Common = {
  /** Stable for as long as the kind and the place stay the same, wherever the file lies. */
  readonly id: string
  readonly name: string
  readonly intervalMs: number
  readonly tlp: Tlp
  readonly language: string | null
  readonly tags: readonly string[]
  readonly backfill: number
  readonly enabled: boolean
}

/** A feed at a URL or in a file of this machine. */
export type FeedSource = Common & {
  readonly kind: 'feed'
  readonly location:
    | { readonly kind: 'url'; readonly url: string }
    | { readonly kind: 'path'; readonly path: string }
}
/** Every article file of a directory. */
export type DirectorySource = Common & { readonly kind: 'directory'; readonly path: string }
/** One article file. */
export type FileSource = Common & { readonly kind: 'file'; readonly path: string }

/** A source as the operator configured it, with absolute paths. */
export type ConfiguredSource = FeedSource | DirectorySource | FileSource
