import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractObservables } from '../observables/extract-observables.ts'

const hash = '5d1c9a0f7be2486d3a1f0c5be97d24f86a0b3ce5179d8f42c6e0a7b15938d2e4'

function reasons(lines: readonly string[]): string[] {
  return extractObservables(`## Indicators\n\n${lines.join('\n')}\n`)
    .filter(({ role }) => role === 'indicator')
    .map(({ type, roleReason }) => `${type}: ${roleReason}`)
}

test('a row says what it notes of its value', () => {
  assert.deepEqual(
    reasons([
      '| Type | Value | Note |',
      '|---|---|---|',
      `| SHA-256 | \`${hash}\` | ferry.dll |`,
      '| IPv4 | 203.0.113[.]7 | C2 until 2 October |',
      '| IPv4 | 203.0.113[.]8 | C2 |',
    ]).filter((reason) => !reason.startsWith('file-name')),
    [
      'file-sha256: in a section or table of indicators, noted "ferry.dll"',
      'ipv4-addr: defanged by the author, noted "C2 until 2 October"',
      'ipv4-addr: defanged by the author, noted "C2"',
    ],
  )
  assert.deepEqual(reasons([`Setup of the lure\t${hash}\t`]), [
    'file-sha256: in a section or table of indicators, noted "Setup of the lure"',
  ])
})

test('an entry of a list may say so behind a dash or in brackets', () => {
  assert.deepEqual(reasons(['- a.quill[.]net – first stage', '- b.quill[.]net (second stage)']), [
    'domain-name: defanged by the author, noted "first stage"',
    'domain-name: defanged by the author, noted "second stage"',
  ])
})

test('types, other values and running text are no notes', () => {
  assert.deepEqual(reasons([`| ${hash} | SHA-256 | d41d8cd98f00b204e9800998ecf84271 |`]), [
    'file-sha256: in a section or table of indicators',
    'file-md5: in a section or table of indicators',
  ])
  assert.deepEqual(reasons(['The loader asks a.quill[.]net for orders (every ten minutes).']), [
    'domain-name: defanged by the author',
  ])
})

test('a row of ten thousand values costs no more than others', () => {
  assert.equal(
    reasons([Array.from({ length: 5_000 }, (_, at) => `a${at}.quill[.]net`).join(' | ')]).length,
    5_000,
  )
})
