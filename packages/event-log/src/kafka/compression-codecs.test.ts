import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { compressFrameSync } from 'lz4-napi'
import { compressSync } from 'snappy'
import { codecOf, deflate, inflate } from './compression-codecs.ts'

const text = Buffer.from('the same words again, the same words again, and ä little more. '.repeat(5_000))
const noise = Buffer.from(
  Array.from({ length: 200_000 }, (_, index) => (index * index * 31 + (index >> 3)) & 255),
)
const limit = 1024 * 1024

const encoders: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  none: (bytes) => bytes,
  gzip: (bytes) => gzipSync(bytes),
  'snappy raw': (bytes) => compressSync(bytes),
  'snappy in blocks': snappyJava,
  lz4: (bytes) => compressFrameSync(bytes),
  zstd: (bytes) => zstdCompressSync(bytes),
}

for (const [name, encode] of Object.entries(encoders)) {
  const codec = name.split(' ')[0] ?? name

  test(`${name} gives back every byte`, async () => {
    for (const bytes of [text, noise, Buffer.alloc(0), Buffer.from('x'), Buffer.alloc(70_000, 'ab')]) {
      const inflated = await inflate(codec, encode(bytes), limit)
      assert.ok(inflated.equals(bytes), `${bytes.length} bytes`)
    }
  })

  if (codec === 'none') continue

  test(`${name} stops at the limit`, async () => {
    const bomb = encode(Buffer.alloc(limit + 1))
    await assert.rejects(inflate(codec, bomb, limit), /inflates past 1048576 bytes/)
    assert.equal((await inflate(codec, encode(Buffer.alloc(limit)), limit)).length, limit)
  })

  test(`${name} refuses broken bytes`, async () => {
    const broken = Buffer.from(encode(text))
    broken.fill(0xa5, broken.length >> 1)
    await assert.rejects(inflate(codec, broken.subarray(0, broken.length - 9), limit))
    await assert.rejects(inflate(codec, Buffer.from('not compressed at all'), limit))
  })
}

test('a codec without a name is refused', async () => {
  assert.equal(codecOf(0x15), 'codec 5')
  await assert.rejects(inflate('codec 5', text, limit), /no client knows this codec/)
})

for (const codec of ['none', 'gzip', 'zstd'] as const) {
  test(`what we write with ${codec} can be read`, async () => {
    const inflated = await inflate(codec, await deflate(codec, text), limit)
    assert.ok(inflated.equals(text))
  })
}

/** As snappy-java's SnappyOutputStream, which the Java client uses. */
function snappyJava(bytes: Buffer): Buffer {
  const parts: Buffer[] = [Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0, 0, 0, 0, 1, 0, 0, 0, 1])]
  for (let at = 0; at < bytes.length; at += 32_768) {
    const block = compressSync(bytes.subarray(at, at + 32_768))
    const length = Buffer.alloc(4)
    length.writeInt32BE(block.length)
    parts.push(length, block)
  }
  return Buffer.concat(parts)
}
