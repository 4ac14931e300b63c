import type { DeadLetterReason } from '@huntwire/event-log'

/** A record that no stage can ever handle, and what ingest must say of it. */
export type BadSubmission = {
  readonly name: string
  readonly value: Buffer | null
  readonly headers: Readonly<Record<string, Buffer>>
  readonly reason: DeadLetterReason
}

/** One record of each sort; `mark` makes its bytes differ from those of other marks. */
export function badSubmissions(mark: string): readonly BadSubmission[] {
  const json = (value: object) => Buffer.from(JSON.stringify(value))
  const text = { title: mark, text: `Text of ${mark}.` }
  const good = json({ url: `https://bad.example/${mark}`, ...text })
  return [
    bad('bad JSON', Buffer.from(`{"url":"https://bad.example/${mark}",`), 'invalid-json'),
    bad('not UTF-8', Buffer.concat([Buffer.from(mark), Buffer.from([0xff, 0xfe, 0x80])]), 'undecodable'),
    bad('wrong schema', json({ link: `https://bad.example/${mark}`, ...text }), 'schema-mismatch'),
    bad('null value', null, 'undecodable'),
    bad('header garbage', good, 'undecodable', { ce_specversion: Buffer.from([0xc3, 0x28]) }),
    bad('unknown event type', good, 'unknown-event-type', {
      ce_specversion: Buffer.from('1.0'),
      ce_type: Buffer.from('com.example.something-else'),
    }),
    bad('a URL that is none', json({ url: `not a url ${mark}`, ...text }), 'invalid-url'),
    bad('file: URL', json({ url: `file:///etc/passwd?${mark}`, ...text }), 'invalid-url'),
    bad('loopback URL without text', json({ url: `http://127.0.0.1:8080/${mark}` }), 'forbidden-url'),
  ]
}

function bad(
  name: string,
  value: Buffer | null,
  reason: DeadLetterReason,
  headers: Readonly<Record<string, Buffer>> = {},
): BadSubmission {
  return { name, value, headers, reason }
}
