import { Parser } from 'htmlparser2'
import { readDate } from '../../dates/read-date.ts'

export type CoreProperties = {
  readonly title: string | null
  readonly author: string | null
  readonly published: string | null
  readonly language: string | null
}

const longest = 100_000

/** Reads `docProps/core.xml` (ECMA-376 part 2 §11): title, author, day of creation, language. */
export function coreProperties(xml: string): CoreProperties {
  const texts = new Map<string, string>()
  let open: string | null = null
  const parser = new Parser(
    {
      onopentag: (name) => {
        open = name
      },
      ontext: (text) => {
        if (open !== null) texts.set(open, (texts.get(open) ?? '') + text)
      },
      onclosetag: () => {
        open = null
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml.slice(0, longest))
  const textOf = (name: string) => texts.get(name)?.replace(/\s+/g, ' ').trim().slice(0, 500) || null
  return {
    title: textOf('dc:title'),
    author: textOf('dc:creator'),
    published: readDate(textOf('dcterms:created') ?? ''),
    language: /^([a-z]{2,3})(?:[-_]|$)/i.exec(textOf('dc:language') ?? '')?.[1]?.toLowerCase() ?? null,
  }
}
