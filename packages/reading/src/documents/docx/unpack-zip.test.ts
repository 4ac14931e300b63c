import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeZip, type ZipFile } from '../../../test-support/write-zip.ts'
import { unpackZip, type ZipLimits } from './unpack-zip.ts'

const limits: ZipLimits = { mostBytes: 2 * 1_024 * 1_024, mostEntries: 100 }
const one: ZipFile = { name: 'one.xml', content: Buffer.from('first '.repeat(50)) }
const two: ZipFile = { name: 'two.xml', content: Buffer.from('second '.repeat(50)) }
const zeros = Buffer.alloc(3 * 1_024 * 1_024)

function partsOf(bytes: Uint8Array, isWanted: (name: string) => boolean = () => true) {
  const unpacked = unpackZip(bytes, isWanted, limits)
  assert.ok(unpacked.ok, unpacked.ok ? '' : unpacked.reason)
  return Object.fromEntries([...unpacked.parts].map(([name, content]) => [name, String(content)]))
}

function reasonOf(bytes: Uint8Array): string {
  const unpacked = unpackZip(bytes, () => true, limits)
  return unpacked.ok ? `read ${[...unpacked.parts.keys()]}` : unpacked.reason
}

const expected = { 'one.xml': String(one.content), 'two.xml': String(two.content) }

test('unpacks what is wanted: packed or not, with lengths before or behind, of 32 or 64 bits', () => {
  assert.deepEqual(partsOf(writeZip([one, { ...two, method: 0 }])), expected)
  assert.deepEqual(partsOf(writeZip([one, two], { comment: 'a comment PK' })), expected)
  assert.deepEqual(partsOf(writeZip([{ ...one, described: true }, two])), expected)
  assert.deepEqual(
    partsOf(
      writeZip(
        [
          { ...one, long: true },
          { ...two, long: true },
        ],
        { long: true },
      ),
    ),
    expected,
  )
  assert.deepEqual(Object.keys(partsOf(writeZip([one, two]), (name) => name === 'two.xml')), ['two.xml'])
})

test('a part that is not wanted may be large, encrypted or packed in its own way', () => {
  const others = [
    { name: 'a.bin', content: zeros },
    { name: 'b.bin', content: zeros, flags: 1 },
    { name: 'c.bin', content: zeros, method: 14 },
  ]
  assert.deepEqual(Object.keys(partsOf(writeZip([...others, one]), (name) => name.endsWith('.xml'))), [
    'one.xml',
  ])
})

test('what unpacks to more than the limit is refused, whatever sizes are stated', () => {
  assert.match(reasonOf(writeZip([{ name: 'a', content: zeros }])), /^unpacks to more than 2 MiB$/)
  for (const statedSize of [0, 10, 0x7fff_ffff])
    assert.match(
      reasonOf(writeZip([{ name: 'a', content: zeros, statedSize }])),
      /^unpacks to more than 2 MiB$/,
    )
  const half = zeros.subarray(zeros.length / 2)
  const several = ['a', 'b'].map((name) => ({ name, content: half, statedSize: 1 }))
  assert.match(reasonOf(writeZip(several.slice(0, 1))), /^is broken \(a\)$/)
  assert.match(
    reasonOf(writeZip(['a', 'b'].map((name) => ({ name, content: half })))),
    /^unpacks to more than 2 MiB$/,
  )
  assert.match(reasonOf(writeZip([{ name: 'a', content: zeros, method: 0, long: true }])), /more than 2 MiB/)
})

test('all files of the directory count, whatever number is stated', () => {
  for (const count of [0, 1, 5_000]) assert.deepEqual(partsOf(writeZip([one, two], { count })), expected)
  const many = Array.from({ length: 101 }, (_, index) => ({ name: `${index}`, content: Buffer.from('x') }))
  assert.match(reasonOf(writeZip(many, { count: 1 })), /^holds more than 100 parts$/)
  assert.match(reasonOf(writeZip(many.slice(0, 100))), /^read 0,1,/)
})

test('two files of one name, or in the same bytes, are refused', () => {
  assert.match(
    reasonOf(writeZip([one, { ...two, name: 'One.xml' }])),
    /^has two parts of one name \(One.xml\)$/,
  )
  const nested = { ...one, name: 'inner', sameAs: 'one.xml' }
  assert.match(reasonOf(writeZip([one, nested])), /^has parts that lie over each other$/)
})

test('encrypted parts, unknown packing, wrong sizes and broken bytes are named', () => {
  assert.match(reasonOf(writeZip([{ ...one, flags: 1 }])), /^is encrypted$/)
  assert.match(reasonOf(writeZip([{ ...one, method: 14 }])), /packed in an unknown way \(one.xml\)/)
  assert.match(reasonOf(writeZip([{ ...one, statedSize: 5 }])), /^is broken \(one.xml\)$/)
  const damaged = Buffer.from(writeZip([one]))
  damaged.fill(0xff, 38, 44)
  assert.match(reasonOf(damaged), /^is broken \(one.xml\)$/)
})

test('a file that is cut off anywhere is broken, and nothing is read beyond its end', () => {
  for (const stated of [{}, { long: true }]) {
    const whole = writeZip([{ ...one, long: true }, two], stated)
    for (let length = 0; length < whole.length; length++)
      assert.match(reasonOf(whole.slice(0, length)), /^is broken or cut off$/, `${length} bytes`)
  }
})
