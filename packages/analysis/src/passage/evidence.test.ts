import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exactEvidence, sentenceEvidence } from './evidence.ts'
import { readPassage } from './passage.ts'

test('exact evidence is the span itself, and counts the line feeds before it', () => {
  const body = readPassage('one\ntwo\nCVE-2021-44228 here', 'body')
  assert.deepEqual(exactEvidence(body, 8, 22), { quote: 'CVE-2021-44228', start: 8, end: 22, block: 2 })
})

test('evidence in the title says so', () => {
  assert.equal(exactEvidence(readPassage('A title', 'title'), 2, 7).block, 'title')
})

test('a hit is shown with its sentence', () => {
  const body = readPassage('It rained. The loader uses T1059.001 (PowerShell). It stopped.', 'body')
  assert.equal(sentenceEvidence(body, 27, 36).quote, 'The loader uses T1059.001 (PowerShell).')
})

test('a sentence over 300 units is cut to words around the hit', () => {
  const text = `${'left '.repeat(200)}TARGET ${'right '.repeat(200)}`
  const { quote, start, end } = sentenceEvidence(readPassage(text, 'body'), 1_000, 1_006)
  assert.ok(quote.length <= 300 && quote.includes('TARGET'))
  assert.equal(quote, text.slice(start, end))
  assert.match(quote, /^left .* right$/)
})

test('a span over 300 units is cut, never through a surrogate pair', () => {
  const text = `${'x'.repeat(299)}😀${'y'.repeat(50)}`
  const { quote } = exactEvidence(readPassage(text, 'body'), 0, text.length)
  assert.equal(quote, 'x'.repeat(299))
})

test('evidence in a report with pages says its page', () => {
  const body = readPassage('one\ntwo\nthree', 'body', [0, 4])
  assert.equal(exactEvidence(body, 0, 3).page, 1)
  assert.equal(exactEvidence(body, 4, 7).page, 2)
  assert.equal(exactEvidence(body, 8, 13).page, 2)
  assert.equal('page' in exactEvidence(readPassage('one', 'body'), 0, 3), false)
})
