import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashTables } from './hash-tables.ts'
import { knowledgeVersion } from './knowledge-version.ts'

test('the version is the hash of the tables (else run packages/knowledge/src/version/generate.ts)', () => {
  assert.equal(knowledgeVersion, hashTables())
})
