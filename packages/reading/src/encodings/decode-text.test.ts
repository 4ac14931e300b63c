import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeChunks } from './decode-chunks.ts'
import { decodeText } from './decode-text.ts'

const latin1 = Buffer.from('caf\xe9', 'latin1')

test('takes the encoding from BOM, header, declaration, and else from the bytes', () => {
  const rows: readonly (readonly [bytes: Uint8Array, contentType: string | null, text: string])[] = [
    [Buffer.from('\ufeffcafé'), 'text/html; charset=iso-8859-2', 'café'],
    [Buffer.from('\ufeffcafé', 'utf16le'), null, 'café'],
    [Buffer.from([0xc4, 0xe3]), 'text/xml; charset=gbk', '你'],
    [
      Buffer.from('<?xml version="1.0" encoding="koi8-r"?>\xc1', 'latin1'),
      null,
      '<?xml version="1.0" encoding="koi8-r"?>а',
    ],
    [Buffer.from('<meta charset=koi8-r>\xc1', 'latin1'), null, '<meta charset=koi8-r>а'],
    [Buffer.from('café'), 'text/html; charset=ISO-8859-1', 'café'],
    [latin1, 'text/html; charset=iso-8859-1', 'café'],
    [latin1, 'text/html; charset=no-such-thing', 'café'],
    [latin1, null, 'café'],
    [Buffer.from('café'), null, 'café'],
    [Buffer.from('<?xml version="1.0"?>', 'utf16le'), null, '<?xml version="1.0"?>'],
    [Buffer.alloc(0), null, ''],
  ]
  for (const [bytes, contentType, text] of rows) assert.equal(decodeText(bytes, { contentType }), text)
})

test('reads UTF-16 and UTF-32 with and without a mark', () => {
  const text = '<?xml version="1.0"?><a>caf\u00e9 \u4f60 \ud83d\ude00</a>'
  const points = Array.from(text, (character) => character.codePointAt(0) ?? 0)
  for (const mark of [true, false]) {
    for (const littleEndian of [true, false]) {
      const utf32 = new DataView(new ArrayBuffer((points.length + 1) * 4))
      const marked = mark ? [0xfeff, ...points] : points
      for (const [index, point] of marked.entries()) utf32.setUint32(index * 4, point, littleEndian)
      assert.equal(decodeText(new Uint8Array(utf32.buffer, 0, marked.length * 4)), text)
      const utf16 = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le')
      assert.equal(decodeText(littleEndian ? utf16 : utf16.swap16()), text)
    }
  }
})

test('believes UTF-8 bytes more than what is declared, and declared ones more than chance', () => {
  const utf8 = Buffer.from('caf\u00e9, na\u00efve, \u0416\u0443\u043a')
  for (const charset of [
    'iso-8859-1',
    'windows-1251',
    'shift_jis',
    'gb2312',
    'utf-16',
    'us-ascii',
    'nonsense',
  ])
    assert.equal(decodeText(utf8, { contentType: `text/xml; charset=${charset}` }), utf8.toString(), charset)
  const broken = Buffer.concat([utf8, Buffer.from([0xff])])
  assert.equal(decodeText(broken), `${utf8.toString()}\ufffd`)
  const gbk = Buffer.from([0xc4, 0xe3, 0xba, 0xc3, 0xca, 0xc0, 0xbd, 0xe7])
  assert.equal(decodeText(gbk, { contentType: 'text/xml; charset=gb2312' }), '\u4f60\u597d\u4e16\u754c')
})

test('tells Cyrillic from Western text where nothing true is declared', () => {
  const russian = 'Группа рассылала письма с вложением и ждала два дня'
  const koi8 = 'юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ'
  const in1251 = Buffer.from(Array.from(russian, (letter) => byteOf(letter, (code) => code - 0x410 + 0xc0)))
  const inKoi8 = Buffer.from(
    Array.from(russian, (letter) => byteOf(letter, () => koi8.indexOf(letter) + 0xc0)),
  )
  const xml = Buffer.from('<?xml version="1.0" encoding="utf-8"?>')
  assert.equal(decodeText(Buffer.concat([xml, in1251])), `${xml}${russian}`)
  assert.equal(decodeText(inKoi8), russian)
  const german = 'Für Käufer gäbe es größere Übel, hörte man; über die Höhe schwieg die Behörde'.repeat(2)
  assert.equal(decodeText(Buffer.from(german, 'latin1')), german)
})

function byteOf(letter: string, cyrillic: (code: number) => number): number {
  const code = letter.codePointAt(0) ?? 0
  return code < 0x80 ? code : cyrillic(code)
}

test('no character is torn where the pieces of a long text meet', () => {
  for (const character of ['\u00e9', '\u20ac', '\ud83d\ude00'])
    for (let shift = 0; shift < 4; shift++) {
      const text = 'x'.repeat(shift) + character.repeat(70_000)
      assert.equal([...decodeChunks(Buffer.from(text), utf8)].join(''), text)
    }
})

const utf8 = { label: 'utf-8', mark: 0, overruled: null }
