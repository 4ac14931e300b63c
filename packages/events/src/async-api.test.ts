import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import manifest from '../package.json' with { type: 'json' }
import { asyncApiDocument, jsonSchemaOf } from './async-api.ts'
import { topics } from './topics.ts'

function checkedIn(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
}

const stale = 'run `npm run generate -w @huntwire/events` and review the difference'

test('the AsyncAPI document is fresh', () => {
  assert.deepEqual(
    checkedIn('../asyncapi.json'),
    JSON.parse(JSON.stringify(asyncApiDocument(manifest.version))),
    stale,
  )
})

for (const row of Object.values(topics)) {
  test(`the JSON Schema of ${row.kind} is fresh`, () => {
    assert.deepEqual(
      checkedIn(`../schemas/${row.kind}.v${row.major}.schema.json`),
      JSON.parse(JSON.stringify(jsonSchemaOf(row.kind))),
      stale,
    )
  })
}
