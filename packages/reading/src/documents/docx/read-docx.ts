import { readPage } from '../../pages/read-page.ts'
import { statedDate } from '../stated-date.ts'
import { type CoreProperties, coreProperties } from './core-properties.ts'
import { packStored } from './pack-stored.ts'
import { unpackZip } from './unpack-zip.ts'

/** The text of a DOCX report, or in words why there is none. */
export type DocxText =
  | (CoreProperties & { readonly ok: true; readonly body: string; readonly notes: readonly string[] })
  | { readonly ok: false; readonly reason: string }

/** Documents of a thousand pages stay below a third of this. */
const limits = { mostBytes: 64 * 1_024 * 1_024, mostEntries: 10_000 }
const markup = /\.(?:xml|rels)$/i
/** Markup of programs and pictures, which holds nothing of the text. */
const beside = /^(?:customXml|word\/(?:theme|embeddings|charts|diagrams|glossary|media))\//i

/** Reads a DOCX in its order, tables as rows. Pictures are left out, nothing outside the file is read. Never throws. */
export async function readDocx(bytes: Uint8Array): Promise<DocxText> {
  const unpacked = unpackZip(bytes, (name) => markup.test(name) && !beside.test(name), limits)
  if (!unpacked.ok) return refused(`the DOCX ${unpacked.reason}: give another copy, or the text`)
  try {
    const { default: mammoth } = await import('mammoth')
    const core = unpacked.parts.get('docProps/core.xml') ?? new Uint8Array()
    const properties = coreProperties(new TextDecoder().decode(core))
    // Mammoth unpacks archives without bound, so it is given one in which nothing is packed.
    const { value } = await mammoth.convertToHtml(
      { buffer: packStored(unpacked.parts) },
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
