import { uncompressSync } from 'snappy'
import { InflatedTooLarge } from './inflated-too-large.ts'

const framed = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00])

/**
 * Inflates Snappy as Kafka clients write it: raw, or in the blocks of snappy-java. Never past `maxBytes`: the length
 * that a block states is believed only up to there, and a block with another length does not decode.
 */
export function inflateSnappy(bytes: Buffer, maxBytes: number): Buffer {
  if (!bytes.subarray(0, framed.length).equals(framed)) return inflateBlock(bytes, maxBytes, maxBytes)
  const blocks: Buffer[] = []
  let left = maxBytes
  for (let at = 16; at < bytes.length; ) {
    const length = bytes.readInt32BE(at)
    at += 4
    if (length < 0 || at + length > bytes.length) throw new Error('Snappy block longer than its stream')
    const block = inflateBlock(bytes.subarray(at, at + length), left, maxBytes)
    blocks.push(block)
    left -= block.length
    at += length
  }
  return Buffer.concat(blocks)
}

function inflateBlock(block: Buffer, left: number, maxBytes: number): Buffer {
  if (statedLength(block) > left) throw new InflatedTooLarge(maxBytes)
  const inflated = uncompressSync(block, { asBuffer: true })
  if (typeof inflated === 'string') throw new Error('Snappy answered with text')
  return inflated
}

/** The varint that opens a raw Snappy block. */
function statedLength(block: Buffer): number {
  let length = 0
  for (let index = 0; index < 5; index += 1) {
    const byte = block.readUInt8(index)
    length += (byte & 0x7f) * 2 ** (7 * index)
    if (byte < 0x80) return length
  }
  throw new Error('Snappy length is no varint')
}
