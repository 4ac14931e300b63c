import type { ObservableType } from '@huntwire/intel-model'

/** A value found in the refanged text at `[start, end)`, before anything is known of its role. */
export interface Candidate {
  readonly type: ObservableType
  readonly value: string
  readonly start: number
  readonly end: number
  /** The host of a URL, where it is known already. */
  readonly host?: string
  /** The URL or mail address that a host is part of. */
  readonly whole?: { readonly start: number; readonly end: number }
}
