/** Reads Kafka's wire forms from bytes in order; a read past the end throws a RangeError. */
export type ByteReader = {
  readonly at: () => number
  readonly left: () => number
  readonly int8: () => number
  readonly int16: () => number
  readonly int32: () => number
  /** As a number: offsets and times stay below 2⁵³. */
  readonly int64: () => number
  /** Zigzag varint of up to 64 bits, exact below 2⁵³. */
  readonly varint: () => number
  readonly unsignedVarint: () => number
  readonly bytes: (length: number) => Buffer
  /** int16 length and UTF-8; null for a negative length. */
  readonly string: () => string | null
}

export function byteReader(source: Buffer): ByteReader {
  let at = 0
  const advance = (length: number) => {
    const start = at
    if (length < 0 || start + length > source.length) throw new RangeError('ends before it should')
    at += length
    return start
  }
  const unsignedVarint = () => {
    let value = 0
    for (let power = 1, count = 0; count < 10; power *= 128, count += 1) {
      const next = source.readUInt8(advance(1))
      value += (next & 0x7f) * power
      if (next < 0x80) return value
    }
    throw new RangeError('varint without end')
  }
  const bytes = (length: number) => {
    const start = advance(length)
    return source.subarray(start, start + length)
  }
  return {
    at: () => at,
    left: () => source.length - at,
    int8: () => source.readInt8(advance(1)),
    int16: () => source.readInt16BE(advance(2)),
    int32: () => source.readInt32BE(advance(4)),
    int64: () => {
      const start = advance(8)
      return source.readInt32BE(start) * 2 ** 32 + source.readUInt32BE(start + 4)
    },
    varint: () => {
      const value = unsignedVarint()
      return value % 2 === 0 ? value / 2 : -(value + 1) / 2
    },
    unsignedVarint,
    bytes,
    string: () => {
      const length = source.readInt16BE(advance(2))
      return length < 0 ? null : bytes(length).toString('utf8')
    },
  }
}
