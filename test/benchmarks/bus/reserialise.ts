const decoder = new TextDecoder()

/** What a stage that does nothing does to an article: bytes to JSON and back to bytes. */
export function reserialise(value: Uint8Array | null): Buffer {
  return Buffer.from(JSON.stringify(JSON.parse(decoder.decode(value ?? undefined))))
}
