import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { decodeEvent } from './decode-event.ts'
import { decodeSubmission } from './decode-submission.ts'
import { encodeEvent } from './encode-event.ts'
import { type EventKind, eventDataSchemas, type PipelineEventKind } from './event-types.ts'

type GoldenRecord = { topic: string; key: string; headers: Record<string, string>; value: unknown }

const folder = new URL('../golden/', import.meta.url)

function recordOf(golden: GoldenRecord) {
  const bytes = (text: string) => new TextEncoder().encode(text)
  return {
    value: bytes(JSON.stringify(golden.value)),
    headers: Object.entries(golden.headers).map(([name, text]) => [name, bytes(text)] as const),
  }
}

function goldenOf(kind: EventKind): GoldenRecord {
  return JSON.parse(readFileSync(new URL(`${kind}.v1.json`, folder), 'utf8'))
}

test('every kind of event has a golden record', () => {
  assert.deepEqual(
    readdirSync(folder).sort(),
    Object.keys(eventDataSchemas)
      .map((kind) => `${kind}.v1.json`)
      .sort(),
  )
})

const pipelineKinds = Object.keys(eventDataSchemas).filter((kind) => kind !== 'article-submitted')

for (const kind of pipelineKinds as PipelineEventKind[]) {
  test(`the golden ${kind} is still read, and written the same`, () => {
    const golden = goldenOf(kind)
    const decoded = decodeEvent(kind, recordOf(golden))
    assert.ok(decoded.ok, decoded.ok ? '' : decoded.message)
    assert.deepEqual(decoded.event.data, golden.value)
    const encoded = encodeEvent(decoded.event, 'huntwire.')
    assert.equal(encoded.topic, golden.topic)
    assert.deepEqual(
      { ...encoded, topic: undefined, key: undefined },
      { ...recordOf(golden), topic: undefined, key: undefined },
    )
  })

  test(`${kind} with a field of the future is read without it`, () => {
    const golden = goldenOf(kind)
    const decoded = decodeEvent(
      kind,
      recordOf({ ...golden, value: { ...(golden.value as object), future: 1 } }),
    )
    assert.ok(decoded.ok)
    assert.deepEqual(decoded.event.data, golden.value)
  })
}

test('the golden submission is read as a foreign one', () => {
  const golden = goldenOf('article-submitted')
  const decoded = decodeSubmission(recordOf(golden))
  assert.ok(decoded.ok)
  assert.deepEqual(decoded.submission, golden.value)
  assert.equal(decoded.eventId, golden.headers['ce_id'])
})
