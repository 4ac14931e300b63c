import type { Advisory } from '@huntwire/intel-model'

/** One entry of a catalogue, ready to be an article. */
export type AdvisoryEntry = {
  /** A URN, the same for as long as the catalogue has the entry. */
  readonly url: string
  readonly title: string
  /** The facts as text for a reader; Markdown where the catalogue writes Markdown. */
  readonly text: string
  readonly markdown: boolean
  /** ISO 8601 in UTC. */
  readonly published: string | null
  readonly advisory: Advisory
}

/** An entry read, or what is wrong with it. */
export type EntryReading =
  | { readonly ok: true; readonly entry: AdvisoryEntry }
  | { readonly ok: false; readonly reason: string }
