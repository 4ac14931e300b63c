import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeSubmission, maxSubmissionBytes } from './decode-submission.ts'

const article = { url: 'https://labs.example/a', title: 'A' }
const bytes = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))
const headers = (entries: Record<string, string | Uint8Array>) =>
  Object.entries(entries).map(([name, value]) => [name, Buffer.from(value)] as const)

const binary = {
  ce_specversion: '1.0',
  ce_id: '7',
  ce_source: 'crawler',
  ce_type: 'huntwire.article-submitted.v1',
}
const structured = { specversion: '1.0', id: '7', source: 'crawler', type: 'huntwire.article-submitted.v1' }

const read = [
  { name: 'bare JSON', record: { value: bytes(article), headers: [] }, eventId: null },
  {
    name: 'bare JSON after a byte order mark',
    record: { value: bytes(`\ufeff${JSON.stringify(article)}`), headers: [] },
    eventId: null,
  },
  {
    name: 'bare JSON with foreign headers',
    record: { value: bytes(article), headers: headers({ 'x-team': Buffer.from([0xff]) }) },
    eventId: null,
  },
  { name: 'binary CloudEvents', record: { value: bytes(article), headers: headers(binary) }, eventId: '7' },
  {
    name: 'structured CloudEvents',
    record: {
      value: bytes({ ...structured, data: article }),
      headers: headers({ 'content-type': 'application/cloudevents+json; charset=utf-8' }),
    },
    eventId: '7',
  },
  {
    name: 'structured CloudEvents without its content type',
    record: { value: bytes({ ...structured, data: article }), headers: [] },
    eventId: '7',
  },
  {
    name: 'structured CloudEvents in base64',
    record: { value: bytes({ ...structured, data_base64: bytes(article).toString('base64') }), headers: [] },
    eventId: '7',
  },
]

for (const { name, record, eventId } of read) {
  test(`reads ${name}`, () => {
    assert.deepEqual(decodeSubmission(record), { ok: true, submission: article, eventId, traceParent: null })
  })
}

const refused = [
  { name: 'no value', record: { value: null, headers: [] }, reason: 'undecodable', says: /no value/ },
  {
    name: 'bytes that are no UTF-8',
    record: { value: Buffer.from([0xff, 0xfe, 0x00]), headers: [] },
    reason: 'undecodable',
    says: /not UTF-8/,
  },
  {
    name: 'bad JSON',
    record: { value: bytes('{"url": '), headers: [] },
    reason: 'invalid-json',
    says: /not JSON/,
  },
  {
    name: 'an array',
    record: { value: bytes('[1]'), headers: [] },
    reason: 'schema-mismatch',
    says: /object/,
  },
  {
    name: 'no url',
    record: { value: bytes({ title: 'A' }), headers: [] },
    reason: 'schema-mismatch',
    says: /^url: /,
  },
  {
    name: 'all that is wrong at once',
    record: { value: bytes({ title: 1, tlp: 'pink' }), headers: [] },
    reason: 'schema-mismatch',
    says: /url: .*title: .*tlp: /,
  },
  {
    name: 'too many bytes',
    record: { value: Buffer.alloc(maxSubmissionBytes + 1, 32), headers: [] },
    reason: 'oversize',
    says: /at most/,
  },
  {
    name: 'a header that is no text',
    record: { value: bytes(article), headers: headers({ ce_type: Buffer.from([0xc3, 0x28]) }) },
    reason: 'undecodable',
    says: /header/,
  },
  {
    name: 'another version of CloudEvents',
    record: { value: bytes(article), headers: headers({ ...binary, ce_specversion: '0.3' }) },
    reason: 'undecodable',
    says: /0\.3/,
  },
  {
    name: 'another type',
    record: { value: bytes(article), headers: headers({ ...binary, ce_type: 'other' }) },
    reason: 'unknown-event-type',
    says: /other/,
  },
  {
    name: 'another structured type',
    record: { value: bytes({ ...structured, type: 'other', data: article }), headers: [] },
    reason: 'unknown-event-type',
    says: /other/,
  },
  {
    name: 'an impossible date',
    record: { value: bytes({ ...article, published: '2026-02-30' }), headers: [] },
    reason: 'schema-mismatch',
    says: /^published: /,
  },
]

for (const { name, record, reason, says } of refused) {
  test(`refuses ${name}`, () => {
    const decoded = decodeSubmission(record)
    assert.ok(!decoded.ok)
    assert.equal(decoded.reason, reason)
    assert.match(decoded.message, says)
  })
}

test('a bare date is midnight UTC, an offset is turned into UTC', () => {
  const publishedOf = (published: string) => {
    const decoded = decodeSubmission({ value: bytes({ ...article, published }), headers: [] })
    return decoded.ok ? decoded.submission.published : decoded.message
  }
  assert.equal(publishedOf('2026-05-15'), '2026-05-15T00:00:00.000Z')
  assert.equal(publishedOf('2026-05-15T02:30:00+02:00'), '2026-05-15T00:30:00.000Z')
})
