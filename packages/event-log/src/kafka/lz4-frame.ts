import { InflatedTooLarge } from './inflated-too-large.ts'

const magic = 0x184d2204

/**
 * Inflates one LZ4 frame (the form Kafka clients write, LZ4 Frame Format 1.6.3), never past `maxBytes`: no decoder at
 * hand takes such a limit. Checksums are left alone, the record batch has its own. Throws on broken input.
 */
export function inflateLz4Frame(frame: Buffer, maxBytes: number): Buffer {
  if (frame.length < 7 || frame.readUInt32LE(0) !== magic) throw new Error('no LZ4 frame')
  const flags = frame.readUInt8(4)
  if (flags >> 6 !== 1) throw new Error('unknown LZ4 frame version')
  const blockChecksum = (flags & 0x10) !== 0 ? 4 : 0
  const hasSize = (flags & 0x08) !== 0
  const hasDictionary = (flags & 0x01) !== 0
  let at = 6 + (hasSize ? 8 : 0) + (hasDictionary ? 4 : 0) + 1
  const output = growingBuffer(Math.min(maxBytes, frame.length * 4 + 64), maxBytes)
  for (;;) {
    const header = frame.readUInt32LE(at)
    at += 4
    if (header === 0) return output.bytes()
    const length = header & 0x7fffffff
    if (at + length > frame.length) throw new Error('LZ4 block longer than its frame')
    const block = frame.subarray(at, at + length)
    if (header >>> 31 === 1) output.append(block)
    else inflateBlock(block, output)
    at += length + blockChecksum
  }
}

type Output = {
  readonly append: (bytes: Uint8Array) => void
  /** Repeats `length` bytes that start `distance` before the end; both may overlap. */
  readonly repeat: (distance: number, length: number) => void
  readonly bytes: () => Buffer
}

function inflateBlock(block: Buffer, output: Output): void {
  let at = 0
  const extended = (nibble: number): number => {
    let length = nibble
    if (nibble !== 15) return length
    for (;;) {
      const more = block.readUInt8(at)
      at += 1
      length += more
      if (more !== 255) return length
    }
  }
  while (at < block.length) {
    const token = block.readUInt8(at)
    at += 1
    const literals = extended(token >> 4)
    if (at + literals > block.length) throw new Error('LZ4 literals longer than their block')
    output.append(block.subarray(at, at + literals))
    at += literals
    if (at >= block.length) return
    const distance = block.readUInt16LE(at)
    at += 2
    output.repeat(distance, extended(token & 15) + 4)
  }
}

function growingBuffer(firstBytes: number, maxBytes: number): Output {
  let buffer = Buffer.allocUnsafe(firstBytes)
  let length = 0
  const reserve = (more: number) => {
    const wanted = length + more
    if (wanted > maxBytes) throw new InflatedTooLarge(maxBytes)
    if (wanted <= buffer.length) return
    const larger = Buffer.allocUnsafe(Math.min(maxBytes, Math.max(wanted, buffer.length * 2)))
    buffer.copy(larger, 0, 0, length)
    buffer = larger
  }
  return {
    append: (bytes) => {
      reserve(bytes.length)
      buffer.set(bytes, length)
      length += bytes.length
    },
    repeat: (distance, count) => {
      if (distance === 0 || distance > length) throw new Error('LZ4 match before the start')
      reserve(count)
      // Copying within what is there doubles the source, which is what an overlapping match means.
      for (let left = count; left > 0; ) {
        const step = Math.min(left, distance)
        buffer.copyWithin(length, length - distance, length - distance + step)
        length += step
        left -= step
      }
    },
    bytes: () => buffer.subarray(0, length),
  }
}
