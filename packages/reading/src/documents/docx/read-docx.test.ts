import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeDocx } from '../../../test-support/write-docx.ts'
import { readDocx } from './read-docx.ts'

const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`
const row = (...cells: readonly string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`

test('paragraphs are blocks, rows of tables lines with cells apart by a tab', async () => {
  const read = await readDocx(
    writeDocx(
      `${paragraph('Heron returns')}<w:tbl>${row('Type', 'Value')}${row('Domain', 'relay-1.drop[.]example')}</w:tbl>${paragraph('After')}`,
    ),
  )
  assert.equal(read.ok && read.body, 'Heron returns\nType\tValue\nDomain\trelay-1.drop[.]example\nAfter')
})

test('what was deleted under tracked changes is gone, what was inserted is there', async () => {
  const read = await readDocx(
    writeDocx(
      '<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p>',
    ),
  )
  assert.equal(read.ok && read.body, 'new')
})

test('the file says its title, author, date and language', async () => {
  const core =
    '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>Heron &amp; co</dc:title><dc:creator>A. Writer</dc:creator><dcterms:created>2026-05-15T08:00:00Z</dcterms:created><dc:language>de-DE</dc:language></cp:coreProperties>'
  const read = await readDocx(writeDocx(paragraph('text'), core))
  assert.ok(read.ok)
  assert.deepEqual(
    [read.title, read.author, read.published, read.language],
    ['Heron & co', 'A. Writer', '2026-05-15T08:00:00.000Z', 'de'],
  )
})

test('says in words why there is no text', async () => {
  const reasonOf = async (bytes: Uint8Array) => {
    const read = await readDocx(bytes)
    return read.ok ? 'read' : read.reason
  }
  const whole = writeDocx(paragraph('text'))
  assert.match(await reasonOf(whole.subarray(0, whole.length - 30)), /the DOCX is broken or cut off: give/)
  assert.match(await reasonOf(writeDocx('')), /holds no text/)
  assert.match(await reasonOf(writeDocx('<w:p><w:r>')), /the DOCX is broken \(/)
  const bomb = writeDocx(paragraph('A'.repeat(65 * 1_024 * 1_024)))
  assert.ok(bomb.length < 100_000)
  assert.match(await reasonOf(bomb), /the DOCX unpacks to more than 64 MiB: give/)
})

test('pictures and what else is no text is not unpacked, however large', async () => {
  const read = await readDocx(
    writeDocx(paragraph('text'), null, [
      { name: 'word/media/image1.png', content: Buffer.alloc(65 * 1_024 * 1_024) },
      { name: 'customXml/item1.xml', content: Buffer.from('<not well formed') },
    ]),
  )
  assert.equal(read.ok && read.body, 'text')
})
