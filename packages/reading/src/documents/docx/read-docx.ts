import { Buffer } from 'node:buffer'
import { readPage } from '../../pages/read-page.ts'
import { statedDate } from '../stated-date.ts'
import { type CoreProperties, coreProperties } from './core-properties.ts'
import { zipSummary } from './zip-archive.ts'

/** The text of a DOCX report, or in words why there is none. */
export type DocxText =
  | (CoreProperties & { readonly ok: true; readonly body: string; readonly notes: readonly string[] })
  | { readonly ok: false; readonly reason: string }

const mostEntries = 10_000
const mostInflated = 200 * 1_024 * 1_024

/** Reads a DOCX in its order, tables as rows. Pictures are left out, nothing outside the file is read. Never throws. */
export async function readDocx(bytes: Uint8Array): Promise<DocxText> {
  const summary = zipSummary(bytes)
  if (summary === null) return refused('the DOCX is broken or cut off: give another copy, or the text')
  if (summary.entries > mostEntries || summary.inflated > mostInflated)
    return refused('the DOCX unpacks to more than 200 MiB: give the text')
  try {
    const [{ default: mammoth }, { default: JSZip }] = await Promise.all([import('mammoth'), import('jszip')])
    const archive = await JSZip.loadAsync(bytes)
    const properties = coreProperties((await archive.file('docProps/core.xml')?.async('string')) ?? '')
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
      {
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
      },
    )
    return textOf(value, properties)
  } catch (error) {
    const message = error instanceof Error ? error.message.split('\n', 1)[0] : String(error)
    return refused(`the DOCX is broken (${message}): give another copy, or the text`)
  }
}

function textOf(html: string, properties: CoreProperties): DocxText {
  const page = readPage(html, { url: null })
  if (page.body === '') return refused('the DOCX holds no text')
  const stated = statedDate(page.body)
  const published = stated ?? properties.published
  const notes = stated !== null || published === null ? [] : ['published: the day the document was made']
  return {
    ok: true,
    ...properties,
    published,
    title: properties.title ?? page.title,
    body: page.body,
    notes: [...page.notes, ...notes],
  }
}

function refused(reason: string): DocxText {
  return { ok: false, reason }
}
