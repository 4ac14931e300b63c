import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type PlacedText, placedLines, writePdf } from '../../../test-support/write-pdf.ts'
import { readPdf } from './read-pdf.ts'

async function textOf(pages: readonly (readonly PlacedText[])[], info = {}) {
  const read = await readPdf(writePdf(pages, info))
  assert.ok(read.ok, read.ok ? '' : read.reason)
  return read
}

async function bodyOf(...pages: readonly (readonly PlacedText[])[]): Promise<string> {
  return (await textOf(pages)).body
}

/** Lines of 40 characters, the last one shorter. */
function prose(word: string): readonly string[] {
  return [
    `${word} operators sent invoices to the staff`,
    `of the ${word} office, waited for two whole`,
    `days and then copied all ${word} the shares`,
    `to a rented server, which nobody ${word} saw`,
    `for weeks, and the ${word} logs were deleted`,
    `by ${word}.`,
  ].map((line) => line.padEnd(40, line.endsWith('.') ? ' ' : '.'))
}

test('lines of a paragraph are one block; headings, list items and short lines stand alone', async () => {
  const body = await bodyOf([
    { text: 'Heron returns', x: 50, y: 60, size: 20 },
    ...placedLines(['The operators of the campaign sent mail', 'to many people at once and waited.'], {
      x: 50,
      y: 100,
    }),
    ...placedLines(['- first item', '- second item'], { x: 50, y: 150 }),
    ...placedLines(['Short line', 'another one that is really rather long'], { x: 50, y: 200 }),
  ])
  assert.equal(
    body,
    'Heron returns\nThe operators of the campaign sent mail to many people at once and waited.\n- first item\n- second item\nShort line\nanother one that is really rather long',
  )
})

test('columns are read one after the other, what spans them before them', async () => {
  const body = await bodyOf([
    { text: 'A title that goes over both of the columns, wide', x: 50, y: 60, size: 18 },
    ...placedLines(prose('left'), { x: 50, y: 120 }),
    ...placedLines(prose('right'), { x: 320, y: 120 }),
  ])
  const [title = '', left = '', right = ''] = body.split('\n')
  assert.match(title, /^A title/)
  assert.match(left, /^left operators .* by left\.$/)
  assert.match(right, /^right operators .* by right\.$/)
})

/** Words at places; a character is 6 points wide. */
function placedWords(y: number, words: Readonly<Record<number, string>>): readonly PlacedText[] {
  return Object.entries(words).map(([x, text]) => ({ text, x: Number(x), y }))
}

test('a line set to full width is no row, however wide its spaces; a row of cells is one', async () => {
  const body = await bodyOf([
    { text: 'The operators of the campaign se', x: 50, y: 60 },
    ...placedWords(72, { 50: 'mail', 91: 'to', 120: 'employees', 191: 'and', 224: 'to' }),
    { text: 'everybody in the office, who all', x: 50, y: 84 },
    ...placedWords(96, { 50: 'international', 176: 'customers' }).map((word) => ({
      ...word,
      x: word.x + (word.x > 100 ? 12 : 0),
    })),
    { text: 'that they had found on the inter', x: 50, y: 108 },
    { text: 'pages of the company.', x: 50, y: 120 },
    ...placedWords(180, { 50: 'Name', 110: 'Port', 170: 'Hits' }),
    ...placedWords(192, { 50: 'eels', 110: '8443', 170: '1234' }),
    ...placedWords(204, { 50: 'gull', 110: '9001', 170: '5678' }),
  ])
  assert.equal(
    body,
    'The operators of the campaign se mail to employees and to everybody in the office, who all international customers that they had found on the inter pages of the company.\nName\tPort\tHits\neels\t8443\t1234\ngull\t9001\t5678',
  )
})

test('columns of short lines are told by how they are drawn, rows of a table as well', async () => {
  const left = ['Cobblejack', 'Heron', 'Lantern ferry', 'Waterworks', 'Mail gateway', 'Routers']
  const right = ['Loader', 'Invoice theft', 'Wiper', 'Phishing', 'Spraying', 'Proxies']
  const columns = await bodyOf([
    ...placedLines(left, { x: 50, y: 60 }),
    ...placedLines(right, { x: 320, y: 60 }),
  ])
  assert.equal(columns.replaceAll('\n', ' '), [...left, ...right].join(' '))
  const rows = left.map((name, index) => [name, right[index] ?? ''])
  const table = await bodyOf(
    rows.flatMap((cells, row) =>
      cells.map((text, column) => ({ text, x: 50 + 270 * column, y: 60 + 12 * row })),
    ),
  )
  assert.equal(table, rows.map((cells) => cells.join('\t')).join('\n'))
})

test('a paragraph goes on over the end of a column, and over a dash at the beginning of a line', async () => {
  const columns = await bodyOf([
    ...placedLines(prose('left').slice(0, 5), { x: 50, y: 60 }),
    ...placedLines([...prose('right').slice(2, 5), ...prose('right').slice(3)], { x: 320, y: 60 }),
  ])
  assert.equal(columns.split('\n').length, 1)
  // The dash of WinAnsiEncoding.
  const written = (text: string) => text.replaceAll('—', '\u0097')
  const bodyOfLines = (lines: readonly string[]) => bodyOf(placedLines(lines.map(written), { x: 50, y: 100 }))
  const lines = [
    'They copied the shares of the offices of',
    '— which nobody saw for weeks — and left',
    'no logs behind.',
  ]
  assert.equal(await bodyOfLines(lines), lines.join(' '))
  const items = [
    'Three things were found in the office:',
    '— a loader with a long name and a wiper',
    '— logs.',
  ]
  assert.equal(await bodyOfLines(items), items.join('\n'))
})

test('where few lines end with a hyphen, the words have it themselves', async () => {
  const lines = Array.from({ length: 44 }, (_, index) => `Line ${index} of the report about all the files`)
  const body = await bodyOf(
    placedLines([...lines, 'that were sent by a group of state-', 'sponsored people.'], { x: 50, y: 60 }),
  )
  assert.match(body, /state-sponsored people/)
})

test('the first cell of a row goes on below it where rows are further apart', async () => {
  const body = await bodyOf([
    ...placedWords(60, { 50: 'Name', 200: 'Use' }),
    ...placedWords(84, { 50: 'A loader with', 200: 'first stage' }),
    ...placedWords(96, { 50: 'a long name' }),
    ...placedWords(120, { 50: 'Wiper', 200: 'last stage' }),
  ])
  assert.equal(body, 'Name\tUse\nA loader with a long name\tfirst stage\nWiper\tlast stage')
})

test('what a browser prints in the margins of the only page goes', async () => {
  const body = await bodyOf([
    { text: 'Heron returns', x: 50, y: 100 },
    { text: 'https://labs.example/heron', x: 24, y: 775, size: 8 },
    { text: '1/1', x: 575, y: 775, size: 8 },
  ])
  assert.equal(body, 'Heron returns')
})

test('of a page that draws text without end the beginning is read, with a note', async () => {
  const words = Array.from({ length: 60_000 }, (_, index) => ({
    text: `${index}`,
    x: 50 + 60 * (index % 9),
    y: 20 + (index % 97) * 8,
  }))
  const read = await textOf([words, [{ text: 'The last page', x: 50, y: 60 }]])
  assert.deepEqual(read.notes, ['pages of which only the beginning is read: 1'])
  assert.match(read.body, /The last page$/)
})

test('a word divided at the end of a line is one word; a hyphen that belongs stays', async () => {
  const lines = [
    'During the whole year the new organi-',
    'sation made use of its own command-and-',
    'control and it was sent through an e-',
    'mail that talked about the CVE-2026-',
    '1234 with the self-signed keys and self-',
    'signed ones again.',
  ]
  const body = await bodyOf(placedLines(lines, { x: 50, y: 100 }))
  assert.match(body, /organisation/)
  assert.match(body, /command-and-control/)
  assert.match(body, /e-mail/)
  assert.match(body, /CVE-2026-1234/)
  assert.match(body, /self-signed ones/)
})

const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

test('rows of a table are lines with cells apart by a tab', async () => {
  const rows = [
    ['Type', 'Value', 'Note'],
    ['Domain', 'relay-1.drop[.]example', 'C2 server'],
    ['IPv4', '203.0.113[.]7', 'drop zone'],
  ]
  const body = await bodyOf(
    rows.flatMap((cells, row) =>
      cells.map((text, column) => ({ text, x: [50, 150, 400][column] ?? 0, y: 100 + 24 * row })),
    ),
  )
  assert.equal(body, rows.map((cells) => cells.join('\t')).join('\n'))
})

test('a hash broken within its cell is whole again, whether labels stand above, beside or between its lines', async () => {
  for (const labelAt of [100, 106, 112]) {
    const body = await bodyOf([
      { text: 'SHA-256', x: 50, y: labelAt },
      ...placedLines([sha256.slice(0, 28), sha256.slice(28, 56), sha256.slice(56)], { x: 150, y: 100 }),
      { text: 'loader', x: 400, y: labelAt },
    ])
    assert.ok(body.includes(sha256), body)
  }
})

test('a URL broken within its cell is whole again; the next value and the next word stay apart', async () => {
  const body = await bodyOf(
    placedLines(['hxxps://desk[.]example/update/pack', 'age/installer.msi'], { x: 150, y: 100 }),
  )
  assert.equal(body, 'hxxps://desk[.]example/update/package/installer.msi')
  const list = [
    'hxxps://desk[.]example/update/a',
    'hxxps://desk[.]example/b',
    'relay-2.drop[.]example',
    'Payload',
  ]
  assert.equal(await bodyOf(placedLines(list, { x: 150, y: 100 })), list.join('\n'))
  const md5 = ['d41d8cd98f00b204e9800998ecf8427e', '0123456789abcdef0123456789abcdef']
  assert.equal(await bodyOf(placedLines(md5, { x: 150, y: 100 })), md5.join('\n'))
})

test('headers, footers and page numbers go; a list that goes on over the pages stays whole', async () => {
  const pages = [1, 2, 3, 4].map((page) => [
    { text: 'Example Labs, confidential', x: 50, y: 30 },
    ...placedLines(
      Array.from({ length: 50 }, (_, index) => `relay-${50 * page + index}.drop[.]example`),
      { x: 50, y: 60, size: 10 },
    ),
    { text: `Page ${page} of 4`, x: 300, y: 770 },
  ])
  const body = await bodyOf(...pages)
  assert.equal(body.match(/relay-\d+/g)?.length, 200)
  assert.doesNotMatch(body, /confidential|Page/)
})

test('a paragraph goes on over the end of a page, and each page has its place', async () => {
  const read = await textOf([
    placedLines(['The operators of the campaign sent mail to the'], { x: 50, y: 740 }),
    [
      { text: 'office and waited. Then they left.', x: 50, y: 60 },
      { text: 'Next.', x: 50, y: 100 },
    ],
  ])
  assert.equal(
    read.body,
    'The operators of the campaign sent mail to the office and waited. Then they left.\nNext.',
  )
  assert.deepEqual(read.pages, [0, read.body.indexOf('office')])
})

test('pages that say nothing but the same line are no empty report', async () => {
  const read = await textOf([1, 2, 3, 4].map(() => [{ text: 'relay-1.drop[.]example', x: 50, y: 60 }]))
  assert.match(read.body, /relay-1/)
  assert.match(read.notes.join(), /every line repeats/)
})

test('what is turned is a watermark and no text', async () => {
  assert.equal(
    await bodyOf([
      { text: 'Report text', x: 50, y: 100 },
      { text: 'DRAFT', x: 200, y: 400, size: 60, turned: 45 },
    ]),
    'Report text',
  )
})

test('the file says its title, author and date, where a person wrote them', async () => {
  const page = [
    { text: 'Largest line', x: 50, y: 60, size: 24 },
    { text: 'text', x: 50, y: 120 },
  ]
  const info = { Title: 'Heron returns', Author: 'A. Writer', CreationDate: "D:20260515100000+02'00'" }
  const { title, author, published, language } = await textOf([page], info)
  assert.deepEqual(
    [title, author, published, language],
    ['Heron returns', 'A. Writer', '2026-05-15T08:00:00.000Z', 'en'],
  )
  assert.equal((await textOf([page], { Title: 'Microsoft Word - heron_v7.docx' })).title, 'Largest line')
})

test('says in words why there is no text', async () => {
  const scan = await readPdf(writePdf([[]]))
  assert.match(scan.ok ? '' : scan.reason, /its 1 pages hold no text, only pictures/)
  const broken = await readPdf(Buffer.from('%PDF-1.7 and nothing more'))
  assert.match(broken.ok ? '' : broken.reason, /the PDF is broken/)
})
