import { decodeEntities } from './decode-entities.ts'
import { isVoidElement } from './html-elements.ts'
import { ownCopy } from './own-copy.ts'
import type { RawElement } from './raw-feed.ts'
import type { Attributes } from './xml-attributes.ts'

/** An element whose text is being gathered. */
export type OpenField = {
  readonly name: string
  /** Its place among the open elements. */
  readonly depth: number
  readonly isXhtml: boolean
  readonly attributes: Attributes
  readonly base: string | null
}

export function openField(of: Omit<OpenField, 'isXhtml'>): OpenField {
  return { ...of, isXhtml: holdsXhtml(of.name, of.attributes) }
}

/** Gathers what stands in one field after the other. */
export type FieldText = {
  readonly text: (raw: string) => void
  readonly cdata: (field: OpenField, text: string) => void
  readonly open: (field: OpenField, tag: string, source: string, isEmpty: boolean) => void
  readonly close: (field: OpenField, tag: string) => void
  /** All of it, and the next field begins. */
  readonly finish: (field: OpenField) => RawElement
  /** Nothing of it is needed. */
  readonly drop: () => void
}

/**
 * In inline XHTML the text stays escaped and the tags lose their prefix, so that the whole is HTML; elsewhere the text is
 * unescaped once, and elements that stand there all the same are kept as markup.
 */
export function fieldText(): FieldText {
  let done = ''
  let raw = ''

  function flush(field: OpenField): void {
    if (raw === '') return
    done += field.isXhtml ? raw : decodeEntities(raw)
    raw = ''
  }

  function tagName(field: OpenField, tag: string): string {
    return field.isXhtml ? tag.slice(tag.indexOf(':') + 1) : tag
  }

  function drop(): void {
    done = ''
    raw = ''
  }

  return {
    text(piece) {
      raw += piece
    },
    cdata(field, text) {
      flush(field)
      done += field.isXhtml ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;') : text
    },
    open(field, tag, source, isEmpty) {
      flush(field)
      const name = tagName(field, tag)
      done += `<${name}${source}${isEmpty && !isVoidElement(tag) ? `></${name}>` : '>'}`
    },
    close(field, tag) {
      flush(field)
      done += `</${tagName(field, tag)}>`
    },
    finish(field) {
      flush(field)
      const { name, isXhtml, attributes, base } = field
      const element = { name, text: ownCopy(done), isXhtml, attributes, base }
      drop()
      return element
    },
    drop,
  }
}

/** RFC 4287 §3.1.1.3 and §4.1.3.3, Atom 0.3's `mode="xml"`, and the `<body>` of RSS. */
function holdsXhtml(name: string, attributes: Attributes): boolean {
  if (name === 'body' || name === 'xhtml:body') return true
  const mode = attributes.get('mode')?.trim().toLowerCase()
  if (mode === 'escaped' || mode === 'base64') return false
  const type = attributes.get('type')?.trim().toLowerCase() ?? ''
  return type === 'xhtml' || /[/+]xml$/.test(type) || (mode === 'xml' && type.includes('html'))
}
