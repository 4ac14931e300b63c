import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crc32c } from './crc32c.ts'

const vectors: readonly (readonly [string, Uint8Array, number])[] = [
  // RFC 3720, B.4
  ['32 zeros', new Uint8Array(32), 0x8a9136aa],
  ['32 times ff', new Uint8Array(32).fill(0xff), 0x62a8ab43],
  ['0 to 31', Uint8Array.from({ length: 32 }, (_, index) => index), 0x46dd794e],
  ['31 to 0', Uint8Array.from({ length: 32 }, (_, index) => 31 - index), 0x113fdb5c],
  ['digits, not a multiple of eight', Buffer.from('123456789'), 0xe3069283],
  ['nothing', new Uint8Array(0), 0],
]

for (const [name, bytes, expected] of vectors) {
  test(`crc32c of ${name}`, () => assert.equal(crc32c(bytes), expected))
}

test('crc32c from a position on', () => {
  assert.equal(crc32c(Buffer.from('xx123456789'), 2), 0xe3069283)
})
