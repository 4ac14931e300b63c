import assert from 'node:assert/strict'
import { test } from 'node:test'
import { xmlTokenizer } from './xml-tokenizer.ts'

/** The events of a text that comes in these chunks; text in a row is one event. */
function eventsOf(chunks: Iterable<string>): readonly (readonly string[])[] {
  const events: string[][] = []
  const add = (kind: string, ...rest: string[]) => {
    const last = events.at(-1)
    if (last?.[0] === kind && (kind === 'text' || kind === 'cdata')) last[1] += rest[0] ?? ''
    else events.push([kind, ...rest])
  }
  const tokenizer = xmlTokenizer({
    text: (raw) => add('text', raw),
    cdata: (text) => add('cdata', text),
    open: (name, source, selfClosing) => add(selfClosing ? 'empty' : 'open', name, source),
    close: (name) => add('close', name),
    doctype: () => {},
  })
  for (const chunk of chunks) tokenizer.write(chunk)
  tokenizer.end()
  return events
}

const rows: readonly (readonly [xml: string, ...events: string[]])[] = [
  ['<a b="1">x &amp; y</a>', 'open a| b="1"', 'text x &amp; y', 'close a'],
  ['<a/><b c=d />', 'empty a|', 'empty b| c=d '],
  ['<a title="x > y">z', 'open a| title="x > y"', 'text z'],
  ['1 < 2 <3 <- </ >', 'text 1 < 2 <3 <- </ >'],
  ['<![CDATA[a ]] ]> <b>]]>c', 'cdata a ]] ]> <b>', 'text c'],
  ['a<!-- <b> -- > -->c<?php echo 1 ?>d<!ELEMENT x>e', 'text acde'],
  ['a<!-->b<!--->c<!---->d<!-- - -->e', 'text abcde'],
  ['<!DOCTYPE rss [<!ENTITY a "b>c"> ]  ><a>', 'open a|'],
  ['<link href="x>y<b>z</b>', 'open link| href="x', 'text y', 'open b|', 'text z', 'close b'],
  ['<a <b>x', 'open a| ', 'open b|', 'text x'],
  ['<é:a-b.c/><_d>', 'empty é:a-b.c|', 'open _d|'],
  ['x<![CDATA[never closed', 'text x', 'cdata never closed'],
  ['x<!-- never closed', 'text x'],
  ['x<a b="never closed', 'text x'],
]

test('splits well-formed and broken XML', () => {
  for (const [xml, ...events] of rows) {
    const got = eventsOf([xml]).map(([kind, first, ...rest]) => `${kind} ${[first, ...rest].join('|')}`)
    assert.deepEqual(got, events, xml)
  }
})

test('gives the same events wherever the text is cut, and one character at a time', () => {
  const sources = rows.map(([source]) => source)
  for (const xml of [...sources, sources.join('\n'), sources.toReversed().join('')]) {
    const whole = eventsOf([xml])
    assert.ok(whole.length > 0)
    assert.deepEqual(eventsOf(xml), whole)
    for (let at = 0; at <= xml.length; at++)
      assert.deepEqual(eventsOf([xml.slice(0, at), xml.slice(at)]), whole, `${xml} cut at ${at}`)
  }
})
