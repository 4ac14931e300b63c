import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Parser } from 'htmlparser2'
import { visibleText } from '../visible-text.ts'
import { html } from './html.ts'

type ReadBack = {
  readonly tags: readonly string[]
  readonly title: string | undefined
  readonly text: string
}

function readBack(markup: string): ReadBack {
  const tags: string[] = []
  let title: string | undefined
  let text = ''
  const parser = new Parser({
    onopentag: (name, attributes) => {
      tags.push(`${name} ${Object.keys(attributes).join(' ')}`)
      title ??= attributes['title']
    },
    oncomment: () => tags.push('comment'),
    onprocessinginstruction: () => tags.push('instruction'),
    ontext: (data) => {
      text += data
    },
  })
  parser.end(markup)
  return { tags, title, text }
}

function* strings(alphabet: readonly string[], longest: number): Generator<string> {
  if (longest === 0) return
  for (const head of alphabet) {
    yield head
    for (const tail of strings(alphabet, longest - 1)) yield head + tail
  }
}

test('every short string of a hostile alphabet reads back from an element and an attribute', () => {
  const alphabet = [
    '<',
    '>',
    '"',
    "'",
    '`',
    '&',
    ';',
    '#',
    '=',
    '/',
    '!',
    '-',
    '?',
    ' ',
    '\n',
    'a',
    '\0',
    '\u202e',
  ]
  const words = ['<b', '</p', '<!--', '-->', '<![CDATA[', '&lt', '&#60', '<?', '<script', '\r']
  for (const text of [...strings(alphabet, 3), ...strings([...words, '>', ' ', '"'], 3)]) {
    const page = readBack(html`<p title="${text}">${text}</p>`.markup)
    const shown = visibleText(text)
    assert.deepEqual(page, { tags: ['p title'], title: shown, text: shown }, JSON.stringify(text))
  }
})

test('markup made by html is kept, lists are joined, null is nothing', () => {
  const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`)
  assert.equal(html`<ol>${items}</ol>${null}${3}`.markup, '<ol><li>a</li><li>&#60;b&#62;</li></ol>3')
})

test('an attribute needs quotation marks', () => {
  assert.throws(() => html`<p title=${'a'}>`, { name: 'TypeError', message: /<p title=/ })
})
