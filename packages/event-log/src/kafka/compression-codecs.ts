import { promisify } from 'node:util'
import { constants, gunzip, gzip, zstdCompress, zstdDecompress } from 'node:zlib'
import { InflatedTooLarge } from './inflated-too-large.ts'
import { inflateLz4Frame } from './lz4-frame.ts'
import { inflateSnappy } from './snappy-stream.ts'

const gzipBytes = promisify(gzip)
const gunzipBytes = promisify(gunzip)
const zstdBytes = promisify(zstdCompress)
const unzstdBytes = promisify(zstdDecompress)

/** Attribute bits 0–2 of a record batch. */
const codecNames = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const
export type CodecName = (typeof codecNames)[number]

/** The codec's name, or its number where Kafka has none. */
export function codecOf(attributes: number): CodecName | `codec ${number}` {
  const number = attributes & 0x07
  return codecNames[number] ?? `codec ${number}`
}

/**
 * Inflates the records of a batch. Throws when they are broken, in a codec nobody knows, or larger than `maxBytes`: a
 * few kilobytes may stand for gigabytes.
 */
export async function inflate(codec: string, bytes: Buffer, maxBytes: number): Promise<Buffer> {
  switch (codec) {
    case 'none':
      return bytes
    case 'gzip':
      return limited(gunzipBytes(bytes, { maxOutputLength: maxBytes }), maxBytes)
    case 'snappy':
      return inflateSnappy(bytes, maxBytes)
    case 'lz4':
      return inflateLz4Frame(bytes, maxBytes)
    case 'zstd':
      return limited(unzstdBytes(bytes, { maxOutputLength: maxBytes }), maxBytes)
    default:
      throw new Error('no client knows this codec')
  }
}

/** What our own producers write with. */
export async function deflate(codec: 'none' | 'gzip' | 'zstd', bytes: Buffer): Promise<Buffer> {
  switch (codec) {
    case 'none':
      return bytes
    case 'gzip':
      return gzipBytes(bytes)
    case 'zstd':
      return zstdBytes(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 1 } })
  }
}

async function limited(inflating: Promise<Buffer>, maxBytes: number): Promise<Buffer> {
  try {
    return await inflating
  } catch (error) {
    if (error instanceof RangeError) throw new InflatedTooLarge(maxBytes, { cause: error })
    throw error
  }
}
