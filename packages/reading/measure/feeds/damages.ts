import type { Span } from './item-spans.ts'

/** A damaged feed, and whether an item is one of those that the damage touched. */
type Damaged = { readonly bytes: Uint8Array; readonly touched: (item: Span) => boolean }
type Damage = (text: string, items: readonly Span[], random: () => number) => Damaged | null

const junk = [
  '\n\n  ',
  'Warning: session_start(): cannot send session cookie in /var/www/rss.php on line 3\n',
  '<br />\n<b>Notice</b>: Undefined index: lang in <b>/var/www/feed.php</b> on line <b>12</b><br />\n',
  '<!-- cached by the proxy -- 12 ms -->\n',
  '\ufeff\ufeff',
  'HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n',
  '<script>var a = 1 < 2 && true;</script>\n',
]
const wrongEncodings = [
  'iso-8859-1',
  'windows-1251',
  'shift_jis',
  'utf-16',
  'us-ascii',
  'gb2312',
  'no-such-thing',
]
const strays = [' & ', '&', ' AT&T ', '&copy', '&&', '&; ', '&#', '&#x;', '&undefined; ']

export const damages: Readonly<Record<string, Damage>> = {
  'cut at 70 %': (text) => {
    const bytes = Buffer.from(text)
    const cut = Math.floor(bytes.length * 0.7)
    const end = bytes.toString('utf8', 0, cut).replace(/\ufffd$/, '').length
    return { bytes: bytes.subarray(0, cut), touched: ([, to]) => to > end }
  },
  'junk before the prolog': (text, _items, random) => ({
    bytes: Buffer.from(pick(junk, random) + text),
    touched: () => false,
  }),
  'wrong declared encoding': (text, _items, random) => {
    const declaration = `<?xml version="1.0" encoding="${pick(wrongEncodings, random)}"?>`
    const rest = text.replace(/^\ufeff?\s*<\?xml[^>]*\?>/, '')
    return { bytes: Buffer.from(declaration + rest), touched: () => false }
  },
  'stray &': (text, _items, random) => insert(text, strays, placesInText(text), random),
  'unclosed element': (text, _items, random) => {
    const tags = placesOf(text, /<\/[^<>]+>/g)
    const tag = tags[Math.floor(random() * tags.length)]
    if (tag === undefined) return null
    const [start, end] = tag
    return { bytes: Buffer.from(text.slice(0, start) + text.slice(end)), touched: holds(start, end) }
  },
  'control characters': (text, _items, random) => {
    let damaged = text
    for (let number = 0; number < 5; number++) {
      const at = Math.floor(random() * (damaged.length + 1))
      const code = [0, 1, 8, 0x0b, 0x0c, 0x0e, 0x1b, 0x1f][Math.floor(random() * 8)] ?? 1
      damaged = damaged.slice(0, at) + String.fromCharCode(code) + damaged.slice(at)
    }
    return { bytes: Buffer.from(damaged), touched: () => false }
  },
}

function insert(
  text: string,
  pieces: readonly string[],
  places: readonly Span[],
  random: () => number,
): Damaged | null {
  const place = places[Math.floor(random() * places.length)]
  if (place === undefined) return null
  const at = place[0] + Math.floor(random() * (place[1] - place[0]))
  return {
    bytes: Buffer.from(text.slice(0, at) + pick(pieces, random) + text.slice(at)),
    touched: holds(at, at),
  }
}

function holds(start: number, end: number): (item: Span) => boolean {
  return ([from, to]) => from <= start && end <= to
}

/** Texts between tags that are more than white space, after the root element began. */
function placesInText(text: string): readonly Span[] {
  return placesOf(text, />([^<>]*[^<>\s][^<>]*)</g).map(([start, end]): Span => [start + 1, end - 1])
}

/** Where a pattern matches outside comments and CDATA. */
function placesOf(text: string, pattern: RegExp): readonly Span[] {
  const closed = [...text.matchAll(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>/g)]
  const blank = closed.reduce(
    (rest, { index, 0: whole }) =>
      rest.slice(0, index) + '\u0000'.repeat(whole.length) + rest.slice(index + whole.length),
    text,
  )
  return [...blank.matchAll(pattern)]
    .filter((match) => !match[0].includes('\u0000'))
    .map((match): Span => [match.index, match.index + match[0].length])
}

function pick<Value>(values: readonly Value[], random: () => number): Value {
  const value = values[Math.floor(random() * values.length)]
  if (value === undefined) throw new Error('nothing to pick from')
  return value
}
