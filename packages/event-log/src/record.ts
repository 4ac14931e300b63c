/** Header names may repeat, and their order is kept per name. */
export type Header = readonly [name: string, value: Uint8Array | null]

/** Where a record stands; `offset` is decimal. */
export type Coordinates = { readonly topic: string; readonly partition: number; readonly offset: string }

/**
 * The coordinates at which a record first entered the pipeline and its timestamp there (ms since 1970). They stay the
 * same through every retry topic and every replay.
 */
export type Origin = Coordinates & { readonly timestamp: number }

/** A record as it was read. `attempts` counts earlier tries by this group, 0 at first. */
export type ReceivedRecord = Coordinates & {
  readonly key: Uint8Array | null
  readonly value: Uint8Array | null
  readonly headers: readonly Header[]
  /** Append or create time in ms since 1970, as the topic is configured. */
  readonly timestamp: number
  readonly origin: Origin
  readonly attempts: number
}

/** A record to append. A null value is a tombstone. The key decides the partition (Kafka's default partitioner). */
export type OutgoingRecord = {
  readonly topic: string
  readonly key: Uint8Array
  readonly value: Uint8Array | null
  readonly headers: readonly Header[]
}
