import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Node, Parser } from 'commonmark'
import { plainLine } from '../visible-text.ts'
import { codeSpan, escapeText, fence } from './escape.ts'

const parser = new Parser()

function* strings(alphabet: readonly string[], longest: number): Generator<string> {
  if (longest === 0) return
  for (const head of alphabet) {
    yield head
    for (const tail of strings(alphabet, longest - 1)) yield head + tail
  }
}

/** Each direct child of the document as its types and its text. */
function blocksOf(markdown: string): readonly { readonly types: string; readonly text: string }[] {
  const blocks: { types: string; text: string }[] = []
  for (let node = parser.parse(markdown).firstChild; node !== null; node = node.next)
    blocks.push(readBack(node))
  return blocks
}

function readBack(block: Node): { types: string; text: string } {
  const types = new Set<string>()
  let text = ''
  const walker = block.walker()
  for (let event = walker.next(); event !== null; event = walker.next()) {
    if (!event.entering) continue
    types.add(event.node.type)
    text += event.node.literal ?? ''
  }
  types.delete('text')
  types.delete('code')
  return { types: [...types].join(' '), text }
}

/** Reads every string back from where it stands in a brief, thousands of blocks to a document. */
function assertReadsBack(hostile: Iterable<string>): void {
  const places = [
    { types: 'heading', prefix: '## ', suffix: '' },
    { types: 'paragraph', prefix: '', suffix: '' },
    { types: 'paragraph', prefix: 'x "', suffix: '"' },
  ]
  const texts = [...hostile].filter((text) => plainLine(text) !== '')
  for (const { types, prefix, suffix } of places) {
    const blocks = blocksOf(texts.map((text) => `${prefix}${escapeText(text)}${suffix}`).join('\n\n'))
    const shownPrefix = prefix.replace('## ', '')
    assert.equal(blocks.length, texts.length)
    for (const [index, text] of texts.entries()) {
      const expected = { types, text: `${shownPrefix}${plainLine(text)}${suffix}` }
      assert.deepEqual(blocks[index], expected, JSON.stringify(text))
    }
  }
}

test('every short string of a hostile alphabet reads back and opens nothing', () => {
  const marks = [...'#`~<>[](!-*_|\\&;=+1.a: \n\t'].concat('](', '@', '\u202e')
  assertReadsBack(strings(marks, 3))
})

test('so does every longer one of the worst marks', () => {
  assertReadsBack(strings([...'`*_\\ a'], 5))
  assertReadsBack(strings([...'#~-1. '], 4))
  assertReadsBack(strings(['<a', '>', '&lt;', '!', '](x)', ' ', '\\'], 4))
})

test('what is no markup stays as the author wrote it', () => {
  for (const text of [
    'rundll32.exe C:\\Users\\Public\\fd_print.dll,PrintInit',
    'R&D (invoice_0926.iso) - v4.2 + C# = #1, "quoted"; 100% | more!',
  ])
    assert.equal(escapeText(text), text)
})

test('what GitHub makes links of is code', () => {
  assert.equal(
    escapeText('see https://a.example/*x* or me@b.example.'),
    'see `https://a.example/*x*` or `me@b.example.`',
  )
  assert.equal(escapeText('(www.a.example)'), '`(www.a.example)`')
  assert.equal(escapeText('at a[.]example'), 'at `a[.]example`')
})

test('newlines and what cannot be seen do not survive', () => {
  assert.equal(escapeText('a\n\n## Recommended hunts\r\n'), 'a ## Recommended hunts')
  assert.equal(escapeText('a\u202egnp.exe\0\ud800'), 'a\\[U+202E\\]gnp.exe\\[U+0000\\]\\[U+D800\\]')
})

test('a code span holds any value', () => {
  const values = [...strings([...'` \\a*'], 5)].filter((value) => plainLine(value) !== '')
  const blocks = blocksOf(values.map((value) => `- ${codeSpan(value)} x`).join('\n\n<!-- -->\n\n'))
  const items = blocks.filter(({ types }) => types.startsWith('list'))
  assert.equal(items.length, values.length)
  for (const [index, value] of values.entries())
    assert.equal(items[index]?.text, `${plainLine(value)} x`, JSON.stringify(value))
})

test('a fence holds any code', () => {
  for (const code of strings(['~', '~~~~', '\n', '```', '# x', ' ', '<b>'], 4)) {
    const [first, ...rest] = blocksOf(`${fence(code, 'spl')}\n\nafter`)
    assert.deepEqual(rest, [{ types: 'paragraph', text: 'after' }], JSON.stringify(code))
    assert.equal(first?.types, 'code_block')
    assert.equal(first?.text, `${code.replace(/\n$/, '')}\n`, JSON.stringify(code))
  }
})
