import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { statedDate } from '../stated-date.ts'
import { type Block, blocksOfColumn } from './blocks-of-column.ts'
import { centredRows } from './centred-rows.ts'
import { dividingHyphen } from './dividing-hyphens.ts'
import { compoundsIn } from './join-lines.ts'
import { joinWrapped } from './join-wrapped.ts'
import { joinedBlocks } from './joined-blocks.ts'
import { openPdf } from './open-pdf.ts'
import { type PageLines, withoutFurniture } from './page-furniture.ts'
import { type PageTexts, pageTexts } from './page-texts.ts'
import { type PdfMetadata, pdfMetadata } from './pdf-metadata.ts'
import { readingOrder } from './reading-order.ts'
import { linesOf, type TextLine } from './text-line.ts'
import { runsOf } from './text-run.ts'

/** The text of a PDF, or in words why there is none. */
export type PdfText =
  | (PdfMetadata & {
      readonly ok: true
      /** Blocks apart by a line feed, cells by a tab. */
      readonly body: string
      /** Where each page begins in the body. */
      readonly pages: readonly number[]
      readonly notes: readonly string[]
    })
  | { readonly ok: false; readonly reason: string }

const mostPages = 2_000
/** Characters after which no further page is read: more than ever travels, even when half of them are not shown. */
const enoughText = 2_200_000
const limitsOfPage = { mostItems: 50_000, mostCharacters: enoughText }

/** Reads a PDF in reading order. Never throws. */
export async function readPdf(bytes: Uint8Array): Promise<PdfText> {
  const opened = await openPdf(bytes)
  if (!opened.ok) return opened
  try {
    return await textOf(opened.pdf)
  } catch (error) {
    const message = error instanceof Error ? error.message.split('\n', 1)[0] : String(error)
    return { ok: false, reason: `the PDF is broken (${message}): give another copy, or the text` }
  } finally {
    await opened.close()
  }
}

async function textOf(pdf: PDFDocumentProxy): Promise<PdfText> {
  const notes: string[] = []
  const read = await readPages(pdf, notes)
  const lines = read.flatMap((page) => page.lines)
  if (lines.length === 0) {
    const reason = `its ${pdf.numPages} pages hold no text, only pictures (a scan): run text recognition on it first`
    return { ok: false, reason }
  }
  const bare = withoutFurniture(read)
  const isAllFurniture = bare.every((page) => page.lines.length === 0)
  if (isAllFurniture) notes.push('every line repeats on the pages: none is left out as header or footer')
  const { body, pages } = bodyOf(isAllFurniture ? read : bare)
  const { info } = await pdf.getMetadata()
  const metadata = pdfMetadata(info as Readonly<Record<string, unknown>>)
  const stated = statedDate(body)
  const published = stated ?? metadata.published
  if (stated === null && published !== null) notes.push('published: the day the PDF was made')
  return {
    ok: true,
    ...metadata,
    published,
    title: metadata.title ?? largestText(read[0]),
    body,
    pages,
    notes,
  }
}

async function readPages(pdf: PDFDocumentProxy, notes: string[]): Promise<readonly PageLines[]> {
  const pages: PageLines[] = []
  const broken: number[] = []
  const cut: number[] = []
  let length = 0
  const count = Math.min(pdf.numPages, mostPages)
  for (let number = 1; number <= count && length < enoughText; number++) {
    const page = await readPage(pdf, number)
    if (page === null) broken.push(number)
    else if (!page.isWhole) cut.push(number)
    pages.push(page ?? { height: 0, lines: [] })
    length += page?.characters ?? 0
  }
  if (pages.length < pdf.numPages)
    notes.push(`only the first ${pages.length} of ${pdf.numPages} pages are read`)
  if (broken.length > 0) notes.push(`pages that cannot be read: ${broken.slice(0, 20).join(', ')}`)
  if (cut.length > 0) notes.push(`pages of which only the beginning is read: ${cut.slice(0, 20).join(', ')}`)
  return pages
}

/** Null for a page that is broken; the others are good all the same. */
async function readPage(
  pdf: PDFDocumentProxy,
  number: number,
): Promise<(PageLines & Omit<PageTexts, 'items'>) | null> {
  let page: PDFPageProxy
  let texts: PageTexts
  try {
    page = await pdf.getPage(number)
    texts = await pageTexts(page, limitsOfPage)
  } catch {
    return null
  }
  const viewport = page.getViewport({ scale: 1 })
  const lines = linesOf(runsOf(texts.items, viewport.transform))
  page.cleanup()
  const { characters, isWhole } = texts
  return { height: viewport.height, lines: lines.map(cleaned), characters, isWhole }
}

const invisible = /[\u0000-\u0008\u000e-\u001f\u200b-\u200d\u2060\ufeff]|\u00ad(?=.)/g

function cleaned(line: TextLine): TextLine {
  const segments = line.segments.map((segment) => ({
    ...segment,
    text: segment.text
      .replace(invisible, '')
      .replace(/[\s\u00a0]+/g, ' ')
      .trim(),
  }))
  return { ...line, segments: segments.filter(({ text }) => text !== '') }
}

function bodyOf(pages: readonly PageLines[]) {
  const compounds = compoundsIn(textsOf(pages))
  const divider = dividingHyphen(textsOf(pages))
  const isCompound = (word: string) => divider !== 'hyphen' || compounds.has(word)
  const starts: number[] = []
  const body: string[] = []
  let length = 0
  let last: Block | null = null
  let cutBefore: number | null = null
  for (const page of pages) {
    const shown = page.lines.filter(({ segments }) => segments.length > 0)
    const lines = divider === 'sign' ? shown.map(withSoftHyphen) : shown
    const order = readingOrder(lines, cutBefore)
    cutBefore = order.cut
    let isFirst = true
    for (const column of order.columns) {
      const rows = joinWrapped(centredRows(column.lines, isCompound), column.right)
      for (const [index, block] of blocksOfColumn({ ...column, lines: rows }, isCompound).entries()) {
        const joined: string | null =
          index === 0 && last !== null ? joinedBlocks(last, block, isCompound) : null
        if (joined !== null && last !== null) {
          length += joined.length - last.text.length
          body[body.length - 1] = joined
        } else {
          length += block.text.length + (body.length === 0 ? 0 : 1)
          body.push(block.text)
        }
        if (isFirst) starts.push(length - block.text.length)
        isFirst = false
        last = { ...block, text: joined ?? block.text }
      }
    }
    if (isFirst) starts.push(length)
  }
  return { body: body.join('\n'), pages: starts }
}

/** Where U+2010 only divides words it is what U+00AD is everywhere. */
function withSoftHyphen(line: TextLine): TextLine {
  const segments = line.segments.map((segment) => {
    const { text } = segment
    return text.endsWith('\u2010') ? { ...segment, text: `${text.slice(0, -1)}\u00ad` } : segment
  })
  return { ...line, segments }
}

function* textsOf(pages: readonly PageLines[]): Generator<string> {
  for (const { lines } of pages) for (const { segments } of lines) for (const { text } of segments) yield text
}

/** What is set largest on the first page: the title, where the file does not name one. */
function largestText(page: PageLines | undefined): string | null {
  if (page === undefined) return null
  const largest = Math.max(...page.lines.map(({ size }) => size))
  const lines = page.lines.filter(({ size }) => size > largest - 0.5)
  const title = lines.flatMap(({ segments }) => segments.map(({ text }) => text)).join(' ')
  return title === '' ? null : title.slice(0, 200)
}
