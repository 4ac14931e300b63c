import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Dialect } from '@huntwire/intel-model'
import { parse } from 'yaml'
import { testArticle } from '../../test/support/article.ts'
import { draftOf } from '../../test/support/draft.ts'
import { splTokens } from '../verify/spl-tokens.ts'
import { emitAll } from './emit-all.ts'

const emissions = emitAll(
  draftOf({
    form: 'sighting',
    observableType: 'url',
    values: ['https://heron.example/x', 'crane.example/?a'],
    lookbackDays: 30,
  }),
  testArticle,
)

/** The texts in which a log keeps a URL, and whether one is a sighting of the URLs above. */
const rows = [
  ['https://heron.example/x', true],
  ['http://heron.example/x', true],
  ['HTTPS://Heron.Example/X', true],
  ['heron.example/x', true],
  ['heron.example/x/y?z', true],
  ['https://mail.example/open?u=https://heron.example/x', true],
  ['crane.example/?ab', true],
  ['https://notheron.example/x', false],
  ['notheron.example/x', false],
  ['https://sub.heron.example/x', false],
  ['https://heron.example.other.example/x', false],
  ['https://heron.example/', false],
  ['https://heron.example/y', false],
  ['https://other.example/heron.example/x', false],
  ['https://cranexexample/?a', false],
  ['https://crane.example/ba', false],
] as const

const selects: Partial<Readonly<Record<Dialect, (row: string) => boolean>>> = {
  splunk: splunkSelects(textOf('splunk'), 'Web.url'),
  'splunk-raw': splunkSelects(textOf('splunk-raw'), 'All_Email.url'),
  defender: kustoSelects(textOf('defender'), 'RemoteUrl'),
  sentinel: kustoSelects(textOf('sentinel'), 'RequestURL'),
  sigma: sigmaSelects(textOf('sigma')),
}

for (const [dialect, selected] of Object.entries(selects))
  describe(`what ${dialect} takes for a sighting of a URL`, () => {
    for (const [row, sighting] of rows)
      it(`${row}: ${sighting ? 'yes' : 'no'}`, () => assert.equal(selected(row), sighting))
  })

function textOf(dialect: Dialect): string {
  const emitted = emissions[dialect]
  assert.ok(emitted.ok, dialect)
  return emitted.text
}

/** `field IN ("…", …)` without regard to case; `*` stands for any text. */
function splunkSelects(search: string, field: string): (row: string) => boolean {
  const tokens = splTokens(search)
  const list = tokens.findIndex(({ text }, at) => text === field && tokens[at + 1]?.text === 'IN')
  const end = tokens.findIndex(({ kind, text }, at) => at > list && kind === 'sign' && text === ')')
  const patterns = tokens.slice(list, end).filter(({ kind }) => kind === 'string')
  assert.equal(patterns.length, 4)
  return (row) =>
    patterns.some(({ text }) => {
      const body = text.split('*').map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'))
      return new RegExp(`^${body.join('.*')}$`, 'is').test(row)
    })
}

/** `startswith` and `contains` on one column, joined by `or`; both ignore case. */
function kustoSelects(query: string, column: string): (row: string) => boolean {
  const line = query.split('\n').find((text) => text.includes(`| where ${column} `)) ?? ''
  const comparisons = line.replace('| where ', '').trim().split(' or ')
  const read = comparisons.map((text) => /^(\w+) (startswith|contains) "([^"\\]*)"$/.exec(text))
  assert.equal(read.length, 4)
  return (row) =>
    read.some((match) => {
      const [, name, operator, value = ''] = match ?? []
      assert.equal(name, column)
      return sigmaMatches(operator ?? '', value, row)
    })
}

/** `1 of selection_*`, each a field with a modifier and its values. */
function sigmaSelects(rule: string): (row: string) => boolean {
  const { condition, ...selections } = parse(rule).detection
  assert.equal(condition, '1 of selection_*')
  const fields = Object.values(selections).flatMap((selection) => Object.entries(Object(selection)))
  return (row) =>
    fields.some(([field, values]) => {
      assert.ok(Array.isArray(values))
      const [, modifier = ''] = field.split('|')
      return values.some((value) => sigmaMatches(modifier, String(value).replace(/\\(?=[?*])/g, ''), row))
    })
}

function sigmaMatches(modifier: string, value: string, row: string): boolean {
  const [sought, seen] = [value.toLowerCase(), row.toLowerCase()]
  if (modifier === 'startswith') return seen.startsWith(sought)
  assert.equal(modifier, 'contains')
  return seen.includes(sought)
}
