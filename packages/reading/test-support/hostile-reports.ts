import { deflateSync } from 'node:zlib'
import { writeDocx } from './write-docx.ts'
import { pdfStream, writePdfObjects } from './write-pdf.ts'

/** Small files that unpack to very much, each by another way. */
export const hostileReports: Readonly<Record<string, () => Uint8Array>> = {
  'PDF, a page packed once': () => pdfWith([packed(drawing(bytesIn(256)), 1)]),
  'PDF, a page packed three times': () => pdfWith([packed(drawing(bytesIn(256)), 3)]),
  'PDF, one stream named ten thousand times by a page': () =>
    pdfWith([packed(drawing(bytesIn(4)), 1)], { contents: `[${`${first} 0 R `.repeat(10_000)}]` }),
  'PDF, forms within forms that draw text': () => pdfWith(forms('(boom ) Tj ')),
  'PDF, forms within forms that draw text beside the page': () =>
    pdfWith(forms('1 0 0 1 9000 9000 Tm (boom ) Tj ')),
  'PDF, one string of 50 million characters': () =>
    pdfWith([
      packed(Buffer.concat([text('BT /F1 9 Tf ('), Buffer.alloc(50_000_000, 'A'), text(') Tj ET')]), 1),
    ]),
  'PDF, a million short texts': () =>
    pdfWith([
      packed(text(`BT /F1 9 Tf 50 700 Td ${'(ab) Tj 30 0 Td (cd) Tj -30 0 Td '.repeat(500_000)}ET`), 1),
    ]),
  'PDF, an array of 50 million texts': () =>
    pdfWith([
      packed(
        Buffer.concat([text('BT /F1 9 Tf 50 700 Td ['), Buffer.alloc(200_000_000, '(a)9'), text('] TJ ET')]),
        1,
      ),
    ]),
  'PDF, rows of a gigabyte': () =>
    pdfWith([
      pdfStream(
        '/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 1000000000 >>',
        deflateSync(drawing(bytesIn(1))),
      ),
    ]),
  'PDF, run lengths packed': () =>
    pdfWith([
      pdfStream(
        '/Filter [/FlateDecode /RunLengthDecode]',
        deflateSync(Buffer.alloc(bytesIn(16), '\u0081 ', 'latin1')),
      ),
    ]),
  'PDF, a font that maps everything': () =>
    pdfWith(
      [
        pdfStream('', text('BT /F1 9 Tf 50 700 Td <0041> Tj ET')),
        '<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 9 0 R >>',
        '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 10 0 R >>',
        packed(
          text(
            `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFFFFFF> endcodespacerange ${'1 beginbfrange <00000000> <00FFFFF0> <0041> endbfrange '.repeat(20)}endcmap`,
          ),
          1,
        ),
        '<< /Type /FontDescriptor /FontName /A /Flags 4 >>',
      ],
      { font: '7 0 R' },
    ),
  'PDF, a page tree that names one page a billion times': () => {
    const kids = (at: number) => `[${`${at} 0 R `.repeat(1_000)}]`
    return writePdfObjects([
      '<< /Type /Catalog /Pages 2 0 R >>',
      `<< /Type /Pages /Kids ${kids(3)} /Count 1000000000 >>`,
      `<< /Type /Pages /Kids ${kids(5)} /Count 1000000 >>`,
      '<< >>',
      `<< /Type /Pages /Kids ${kids(6)} /Count 1000 >>`,
      '<< /Type /Page /MediaBox [0 0 612 792] /Contents 7 0 R /Resources << /Font << /F1 8 0 R >> >> >>',
      packed(text(`BT /F1 9 Tf 50 700 Td ${'(a b) Tj 0 -1 Td '.repeat(5_000)}ET`), 1),
      courier,
    ])
  },
  'DOCX, a document of a gigabyte': () => writeDocx(paragraph(Buffer.alloc(bytesIn(256), 'A').toString())),
  'DOCX, ten million paragraphs': () => writeDocx('<w:p/>'.repeat(10_000_000)),
  'DOCX, paragraphs within paragraphs': () =>
    writeDocx('<w:p>'.repeat(1_000_000) + '</w:p>'.repeat(1_000_000)),
  'DOCX, one note named a hundred thousand times': () =>
    writeDocx('<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'.repeat(100_000), null, [
      {
        name: 'word/footnotes.xml',
        content: text(
          `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2">${paragraph('A '.repeat(1_000_000))}</w:footnote></w:footnotes>`,
        ),
      },
    ]),
}

/** The number of the first object that a hostile file adds. */
const first = 6
const courier = '<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>'

function pdfWith(
  objects: readonly (string | Uint8Array)[],
  { contents = `${first} 0 R`, font = '3 0 R' } = {},
): Uint8Array {
  return writePdfObjects([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [5 0 R] /Count 1 >>',
    courier,
    '<< >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${contents} /Resources << /XObject << /X ${first + 1} 0 R >> /Font << /F1 ${font} >> >> >>`,
    ...objects,
  ])
}

/** Ten forms, each of which draws the next one ten times. */
function forms(innermost: string): readonly Uint8Array[] {
  const levels = 10
  const page = pdfStream('', text('BT /F1 9 Tf 50 700 Td (Report) Tj ET /X Do'))
  return [
    page,
    ...Array.from({ length: levels }, (_, level) => {
      const next = level + 1 < levels ? `/XObject << /X ${first + level + 2} 0 R >>` : ''
      const drawn =
        level + 1 < levels ? '/X Do '.repeat(10) : `BT /F1 9 Tf 50 600 Td ${innermost.repeat(10)} ET`
      return pdfStream(
        `/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> ${next} >>`,
        text(drawn),
      )
    }),
  ]
}

function packed(content: Uint8Array, times: number): Uint8Array {
  return pdfStream(flate(times), packedBytes(content, times))
}

function flate(times: number): string {
  return times === 0 ? '' : `/Filter [${'/FlateDecode '.repeat(times)}]`
}

function packedBytes(content: Uint8Array, times: number): Uint8Array {
  let bytes = content
  for (let time = 0; time < times; time++) bytes = deflateSync(bytes)
  return bytes
}

/** What draws a text and then moves on and on. */
function drawing(length: number): Buffer {
  return Buffer.concat([text('BT /F1 9 Tf 50 700 Td (Report) Tj ET '), Buffer.alloc(length, 'n\n')])
}

function paragraph(content: string): string {
  return `<w:p><w:r><w:t>${content}</w:t></w:r></w:p>`
}

function bytesIn(mebibytes: number): number {
  return mebibytes * 1_024 * 1_024
}

function text(content: string): Buffer {
  return Buffer.from(content, 'latin1')
}
