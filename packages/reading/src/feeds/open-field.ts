import { decodeEntities } from './decode-entities.ts'
import { isVoidElement } from './html-elements.ts'
import type { RawElement } from './raw-feed.ts'
import type { Attributes } from './xml-attributes.ts'

/** An element whose text is being gathered. */
export type OpenField = {
  readonly name: string
  /** Its place among the open elements. */
  readonly depth: number
  readonly text: (raw: string) => void
  readonly cdata: (text: string) => void
  readonly open: (tag: string, source: string, selfClosing: boolean) => void
  readonly close: (tag: string) => void
  readonly finish: () => RawElement
}

/**
 * Gathers what stands in an element. In inline XHTML the text stays escaped and the tags lose their prefix, so that the
 * whole is HTML; elsewhere the text is unescaped once, and elements that stand there all the same are kept as markup.
 */
export function openField(of: {
  readonly name: string
  readonly depth: number
  readonly attributes: Attributes
  readonly base: string | null
}): OpenField {
  const isXhtml = holdsXhtml(of.name, of.attributes)
  let done = ''
  let raw = ''

  function flush(): void {
    done += isXhtml ? raw : decodeEntities(raw)
    raw = ''
  }

  function tagName(tag: string): string {
    return isXhtml ? tag.slice(tag.indexOf(':') + 1) : tag
  }

  return {
    name: of.name,
    depth: of.depth,
    text(piece) {
      raw += piece
    },
    cdata(text) {
      flush()
      done += isXhtml ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;') : text
    },
    open(tag, source, selfClosing) {
      flush()
      done += `<${tagName(tag)}${source}${selfClosing && !isVoidElement(tag) ? `></${tagName(tag)}>` : '>'}`
    },
    close(tag) {
      flush()
      done += `</${tagName(tag)}>`
    },
    finish() {
      flush()
      return { name: of.name, text: done, isXhtml, attributes: of.attributes, base: of.base }
    },
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
