/** A piece of text on a page: where its baseline begins, in points from the upper left corner. */
export type PlacedText = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size?: number
  /** In degrees. */
  readonly turned?: number
}

const width = 612
const height = 792

/** A PDF with one page for each list of texts, set in Courier: a character is 0.6 of its size wide. */
export function writePdf(
  pages: readonly (readonly PlacedText[])[],
  info: Readonly<Record<string, string>> = {},
): Uint8Array {
  const first = 5
  const kids = pages.map((_, index) => `${first + 2 * index} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (en) >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>',
    `<< ${Object.entries(info)
      .map(([key, value]) => `/${key} (${escaped(value)})`)
      .join(' ')} >>`,
    ...pages.flatMap((texts, index) => {
      const content = texts.map(drawn).join('\n')
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${first + 2 * index + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ]
    }),
  ]
  return writePdfObjects(objects)
}

function drawn({ text, x, y, size = 10, turned = 0 }: PlacedText): string {
  const [sin, cos] = [Math.sin((turned * Math.PI) / 180), Math.cos((turned * Math.PI) / 180)]
  const matrix = [cos, sin, -sin, cos, x, height - y].map((part) => part.toFixed(3)).join(' ')
  return `BT /F1 ${size} Tf ${matrix} Tm (${escaped(text)}) Tj ET`
}

function escaped(text: string): string {
  return text.replace(/[\\()]/g, '\\$&')
}

/** A PDF of these objects, numbered from 1; the first is its catalogue, the fourth what it says of itself. */
export function writePdfObjects(objects: readonly (string | Uint8Array)[]): Uint8Array {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const places: number[] = []
  let at = 9
  for (const [index, object] of objects.entries()) {
    places.push(at)
    const piece = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      typeof object === 'string' ? Buffer.from(object, 'latin1') : object,
      Buffer.from('\nendobj\n'),
    ])
    pieces.push(piece)
    at += piece.length
  }
  const entries = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n${at}\n%%EOF\n`
  return Buffer.concat([...pieces, Buffer.from(table + trailer, 'latin1')])
}

/** A stream object; `entries` are those of its dictionary but the length. */
export function pdfStream(entries: string, content: Uint8Array): Buffer {
  return Buffer.concat([
    Buffer.from(`<< ${entries} /Length ${content.length} >>\nstream\n`, 'latin1'),
    content,
    Buffer.from('\nendstream', 'latin1'),
  ])
}

/** Lines of running text, one below the other. */
export function placedLines(
  lines: readonly string[],
  at: { readonly x: number; readonly y: number; readonly size?: number },
): readonly PlacedText[] {
  const { size = 10 } = at
  return lines.map((text, index) => ({ text, x: at.x, y: at.y + index * size * 1.2, size }))
}
