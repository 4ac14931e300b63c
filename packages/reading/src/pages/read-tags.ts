import { Tokenizer } from 'htmlparser2'
import { readAttributes } from './element-effects.ts'

const maxAttribute = 8_192

type TagHandler = {
  readonly openTag: (name: string, attributes: ReadonlyMap<string, string>, selfClosing: boolean) => void
  readonly closeTag: (name: string) => void
  readonly readText: (text: string) => void
  /** Asked after each text: whether the rest need not be read. */
  readonly isEnough: () => boolean
}

/**
 * Hands over tags and texts in the order of the page, entities decoded, with the attributes that reading looks at.
 * Returns where it stopped, null when it read all.
 */
export function readTags(html: string, handler: TagHandler): number | null {
  let tag = ''
  let attributes = new Map<string, string>()
  let attribute = ''
  let value = ''

  function addToValue(text: string): void {
    if (attribute !== '' && value.length < maxAttribute) value += text.slice(0, maxAttribute)
  }

  function endTag(selfClosing: boolean): void {
    handler.openTag(tag, attributes, selfClosing)
    if (attributes.size > 0) attributes = new Map()
  }

  let stoppedAt: number | null = null

  function readText(text: string, end: number): void {
    handler.readText(text)
    if (stoppedAt !== null || !handler.isEnough()) return
    stoppedAt = end
    tokenizer.pause()
  }

  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname(start, end) {
        tag = html.slice(start, end).toLowerCase()
      },
      onattribname(start, end) {
        const name = end - start > 12 ? '' : html.slice(start, end).toLowerCase()
        attribute = readAttributes.has(name) && !attributes.has(name) ? name : ''
        value = ''
      },
      onattribdata: (start, end) => addToValue(html.slice(start, end)),
      onattribentity: (codePoint) => addToValue(String.fromCodePoint(codePoint)),
      onattribend() {
        if (attribute !== '') attributes.set(attribute, value)
        attribute = ''
      },
      onopentagend: () => endTag(false),
      onselfclosingtag: () => endTag(true),
      onclosetag: (start, end) => handler.closeTag(html.slice(start, end).toLowerCase()),
      ontext: (start, end) => readText(html.slice(start, end), end),
      ontextentity: (codePoint, end) => readText(String.fromCodePoint(codePoint), end),
      oncdata: (start, end, offset) => readText(html.slice(start, end - offset), end),
      oncomment() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {},
    },
  )
  tokenizer.write(html)
  tokenizer.end()
  return stoppedAt
}
