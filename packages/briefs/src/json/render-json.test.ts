import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Brief, briefSchema } from '@huntwire/intel-model'
import { copperLantern } from '../../test-support/copper-lantern.ts'
import { briefLine, renderJson } from './render-json.ts'

function reversed<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(reversed) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  ) as Value
}

test('reads back as the same brief', () => {
  assert.deepEqual(briefSchema.parse(JSON.parse(renderJson(copperLantern))), copperLantern)
  assert.deepEqual(JSON.parse(briefLine(copperLantern)), copperLantern)
})

test('keys stand in the order of the contract', () => {
  const json = JSON.parse(renderJson(reversed(copperLantern)))
  assert.deepEqual(Object.keys(json), [
    ...['specVersion', 'engine', 'id', 'articleId', 'revision', 'storyId', 'title', 'url', 'language', 'tlp'],
    ...['sources', 'published', 'summary', 'bodySha256', 'relevance', 'severity', 'observables'],
    ...['vulnerabilities', 'names', 'techniques', 'killChain', 'quotedRules', 'hunts', 'notes'],
  ])
  assert.deepEqual(Object.keys(json.techniques[0].evidence), ['quote', 'start', 'end', 'block'])
})

test('the order of keys in memory changes no byte', () => {
  assert.equal(renderJson(reversed(copperLantern)), renderJson(copperLantern))
  assert.equal(briefLine(reversed(copperLantern)), briefLine(copperLantern))
})

test('indented by two with one line feed at the end; a line is one line', () => {
  assert.match(renderJson(copperLantern), /^\{\n {2}"specVersion": "1\.0",\n[\s\S]*\n\}\n$/)
  assert.match(briefLine(copperLantern), /^\{.*\}\n$/)
})

test('what is no brief is not printed', () => {
  const { notes: _notes, ...rest } = copperLantern
  assert.throws(() => renderJson(rest as Brief), { name: 'ZodError' })
})
