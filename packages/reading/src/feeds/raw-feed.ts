import type { Attributes } from './xml-attributes.ts'

/** One element of a feed or an item, as a reader of XML hands it over; what it means is decided later. */
export type RawElement = {
  /** As `nameIn` spells it; the name of a person is `author/name`. */
  readonly name: string
  /** Its text with entities read and CDATA unwrapped; child elements are markup in it. */
  readonly text: string
  /** Inline XHTML: text in it is still escaped, so the whole is HTML source. */
  readonly isXhtml: boolean
  readonly attributes: Attributes
  /** The `xml:base` in force, absolute; null where none is. */
  readonly base: string | null
}

export type RawItem = readonly RawElement[]

/** To whom a reader of XML tells what it finds, in the order of the document. */
export type RawFeedSink = {
  readonly element: (element: RawElement) => void
  readonly item: (item: RawItem) => void
}

/** What a reader of XML says of the document as a whole. */
export type RawFeed = {
  readonly format: 'rss' | 'rdf' | 'atom' | 'cdf'
  readonly problems: readonly string[]
}
