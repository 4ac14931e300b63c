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
  return assembled(objects)
}

function drawn({ text, x, y, size = 10, turned = 0 }: PlacedText): string {
  const [sin, cos] = [Math.sin((turned * Math.PI) / 180), Math.cos((turned * Math.PI) / 180)]
  const matrix = [cos, sin, -sin, cos, x, height - y].map((part) => part.toFixed(3)).join(' ')
  return `BT /F1 ${size} Tf ${matrix} Tm (${escaped(text)}) Tj ET`
}

function escaped(text: string): string {
  return text.replace(/[\\()]/g, '\\$&')
}

function assembled(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.7\n'
  const places: number[] = []
  for (const [index, object] of objects.entries()) {
    places.push(file.length)
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
  }
  const start = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const place of places) file += `${String(place).padStart(10, '0')} 00000 n \n`
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}

/** Lines of running text, one below the other. */
export function placedLines(
  lines: readonly string[],
  at: { readonly x: number; readonly y: number; readonly size?: number },
): readonly PlacedText[] {
  const { size = 10 } = at
  return lines.map((text, index) => ({ text, x: at.x, y: at.y + index * size * 1.2, size }))
}
