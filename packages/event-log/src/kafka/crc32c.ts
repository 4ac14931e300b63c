const polynomial = 0x82f63b78
const slices = makeSlices()

/** CRC-32C (Castagnoli) of the bytes from `start` on, as an unsigned number; eight bytes a step. */
export function crc32c(bytes: Uint8Array, start = 0): number {
  const [s0, s1, s2, s3, s4, s5, s6, s7] = slices
  let crc = -1
  let at = start
  for (const end = bytes.length - 7; at < end; at += 8) {
    crc ^=
      byte(bytes, at) | (byte(bytes, at + 1) << 8) | (byte(bytes, at + 2) << 16) | (byte(bytes, at + 3) << 24)
    crc =
      entry(s7, crc & 255) ^
      entry(s6, (crc >>> 8) & 255) ^
      entry(s5, (crc >>> 16) & 255) ^
      entry(s4, crc >>> 24) ^
      entry(s3, byte(bytes, at + 4)) ^
      entry(s2, byte(bytes, at + 5)) ^
      entry(s1, byte(bytes, at + 6)) ^
      entry(s0, byte(bytes, at + 7))
  }
  for (; at < bytes.length; at += 1) crc = entry(s0, (crc ^ byte(bytes, at)) & 255) ^ (crc >>> 8)
  return ~crc >>> 0
}

type Slice = Int32Array
type Slices = readonly [Slice, Slice, Slice, Slice, Slice, Slice, Slice, Slice]

function byte(bytes: Uint8Array, at: number): number {
  return bytes[at] as number // `at` is below the length in every caller
}

function entry(slice: Slice, index: number): number {
  return slice[index] as number // 256 entries, index is a byte
}

function makeSlices(): Slices {
  const first = Int32Array.from({ length: 256 }, (_, value) => {
    let crc = value
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1
    return crc
  })
  const after = (previous: Slice): Slice => previous.map((value) => entry(first, value & 255) ^ (value >>> 8))
  const s1 = after(first)
  const s2 = after(s1)
  const s3 = after(s2)
  const s4 = after(s3)
  const s5 = after(s4)
  const s6 = after(s5)
  return [first, s1, s2, s3, s4, s5, s6, after(s6)]
}
