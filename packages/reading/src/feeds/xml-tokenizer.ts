/** What the tokenizer tells of a document. Text is raw: its entities are still as written, and it may come in pieces. */
export type XmlEvents = {
  readonly text: (raw: string) => void
  readonly cdata: (text: string) => void
  /** `source` is what stands between the name and the end of the tag. */
  readonly open: (name: string, source: string, selfClosing: boolean) => void
  readonly close: (name: string) => void
  readonly doctype: (start: string) => void
}

export type XmlTokenizer = { readonly write: (chunk: string) => void; readonly end: () => void }

type State = 'content' | 'cdata' | 'comment' | 'doctype' | 'subset'

/** A tag longer than this is no tag. */
const maxTag = 1_048_576

const cdataStart = '<![CDATA['
const commentStart = '<!--'
const doctypeStart = '<!doctype'

const lessThan = 0x3c
const greaterThan = 0x3e
const slash = 0x2f
const exclamation = 0x21
const question = 0x3f
const doubleQuote = 0x22
const singleQuote = 0x27

/**
 * Splits XML, however broken, into events, in time linear in its length and in one pass, whatever the sizes of the
 * chunks. A `<` that starts no tag is text; a tag that another `<` cuts short ends there; a quote that is never closed
 * is none; comments, processing instructions and declarations go, and entities of the document are never read.
 */
export function xmlTokenizer(events: XmlEvents): XmlTokenizer {
  let buffer = ''
  let state: State = 'content'

  function run(final: boolean): void {
    let at = 0
    while (at < buffer.length) {
      const next = state === 'content' ? readContent(at, final) : readInside(at, final)
      if (next === null) break
      at = next
    }
    buffer = final ? '' : buffer.slice(at)
  }

  /** Reads on from `at`; where it went on to, or null when more of the document is needed. */
  function readContent(at: number, final: boolean): number | null {
    const start = nextMarkup(at, final)
    if (start > at) {
      events.text(buffer.slice(at, start))
      return start
    }
    const code = buffer.charCodeAt(at + 1)
    if (code === exclamation) return readDeclaration(at, final)
    if (code === question) return skipInstruction(at, final)
    const isClosing = code === slash
    const nameStart = isClosing ? at + 2 : at + 1
    if (nameStart >= buffer.length) return null
    if (!isNameStart(buffer.charCodeAt(nameStart))) return asText(at, nameStart)
    const end = tagEnd(buffer, nameStart)
    if (end === null) {
      if (buffer.length - at > maxTag) return asText(at, nameStart)
      return null
    }
    const nameEnd = endOfName(buffer, nameStart, end.index)
    const name = buffer.slice(nameStart, nameEnd)
    if (isClosing) events.close(name)
    else {
      const selfClosing = end.index > nameEnd && buffer.charCodeAt(end.index - 1) === slash
      events.open(name, buffer.slice(nameEnd, selfClosing ? end.index - 1 : end.index), selfClosing)
    }
    return end.next
  }

  /** Where the next `<` stands that may start markup; a last one may when more is to come. */
  function nextMarkup(from: number, final: boolean): number {
    let start = buffer.indexOf('<', from)
    while (start >= 0 && !isMarkup(buffer.charCodeAt(start + 1))) {
      if (start + 1 === buffer.length && !final) return start
      start = buffer.indexOf('<', start + 1)
    }
    return start < 0 ? buffer.length : start
  }

  function asText(at: number, end: number): number {
    events.text(buffer.slice(at, end))
    return end
  }

  function readDeclaration(at: number, final: boolean): number | null {
    const rest = buffer.length - at
    for (const [opening, inside] of openings) {
      const start = buffer.slice(at, at + opening.length).toLowerCase()
      if (start === opening.toLowerCase()) {
        if (inside === 'comment') {
          const after = afterEmptyComment(at + opening.length, final)
          if (after === null || after > at + opening.length) return after
        }
        state = inside
        if (inside === 'doctype') events.doctype(buffer.slice(at, at + 200))
        return at + opening.length
      }
      if (!final && rest < opening.length && opening.toLowerCase().startsWith(start)) return null
    }
    return skipInstruction(at, final)
  }

  /** As in HTML, `<!-->` and `<!--->` are comments without text. */
  function afterEmptyComment(at: number, final: boolean): number | null {
    if (buffer.startsWith('>', at)) return at + 1
    if (buffer.startsWith('->', at)) return at + 2
    return buffer.length - at < 2 && '->'.startsWith(buffer.slice(at)) && !final ? null : at
  }

  /** To the end of `<?…>` or `<!…>`; one that another `<` cuts short ends there. */
  function skipInstruction(at: number, final: boolean): number | null {
    for (let index = at + 2; index < buffer.length; index++) {
      const code = buffer.charCodeAt(index)
      if (code === greaterThan) return index + 1
      if (code === lessThan) return index
    }
    return final || buffer.length - at > maxTag ? buffer.length : null
  }

  function readInside(at: number, final: boolean): number | null {
    switch (state) {
      case 'cdata':
        return readUntil(at, ']]>', final, events.cdata)
      case 'comment':
        return readUntil(at, '-->', final, ignore)
      case 'subset':
        return readSubset(at, final)
      default:
        return readDoctype(at)
    }
  }

  function readUntil(
    at: number,
    closing: string,
    final: boolean,
    tell: (text: string) => void,
  ): number | null {
    const end = buffer.indexOf(closing, at)
    const stop = end >= 0 ? end : final ? buffer.length : buffer.length - closing.length + 1
    if (stop > at) tell(buffer.slice(at, stop))
    if (end < 0) return stop > at ? stop : null
    state = 'content'
    return end + closing.length
  }

  function readDoctype(at: number): number {
    for (let index = at; index < buffer.length; index++) {
      const character = buffer[index]
      if (character === '[') state = 'subset'
      else if (character === '>' || character === '<') state = 'content'
      else continue
      return character === '<' ? index : index + 1
    }
    return buffer.length
  }

  /** The internal subset ends with `]` and `>`; what it declares is never used. */
  function readSubset(at: number, final: boolean): number | null {
    const end = buffer.indexOf(']', at)
    if (end < 0) return buffer.length
    let index = end + 1
    while (index < buffer.length && buffer.charCodeAt(index) <= 0x20) index++
    if (index === buffer.length && !final) {
      // White space is dropped, so that a run of it is not looked at again with each chunk.
      buffer = `${buffer.slice(0, end)}]`
      return end > at ? end : null
    }
    if (buffer.charCodeAt(index) === greaterThan) state = 'content'
    return state === 'content' ? index + 1 : index
  }

  return {
    write(chunk) {
      buffer = buffer === '' ? chunk : buffer + chunk
      run(false)
    },
    end() {
      run(true)
    },
  }
}

const openings: readonly (readonly [opening: string, inside: State])[] = [
  [cdataStart, 'cdata'],
  [commentStart, 'comment'],
  [doctypeStart, 'doctype'],
]

function ignore(): void {}

/** Where a tag ends and where reading goes on; null when the text ends before. */
function tagEnd(text: string, from: number): { readonly index: number; readonly next: number } | null {
  let quote = 0
  let quoted = -1
  for (let index = from; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (quote !== 0) {
      if (code === quote) quote = 0
      else if (code === greaterThan) quoted = quoted < 0 ? index : quoted
      else if (code === lessThan && isMarkup(text.charCodeAt(index + 1)))
        return quoted < 0 ? { index, next: index } : { index: quoted, next: quoted + 1 }
      continue
    }
    if (code === greaterThan) return { index, next: index + 1 }
    if (code === lessThan) return { index, next: index }
    if (code !== doubleQuote && code !== singleQuote) continue
    quote = code
    quoted = -1
  }
  return null
}

function isMarkup(code: number): boolean {
  return code === slash || code === exclamation || code === question || isNameStart(code)
}

function endOfName(text: string, from: number, to: number): number {
  let index = from
  while (index < to && text.charCodeAt(index) > 0x20 && text.charCodeAt(index) !== slash) index++
  return index
}

function isNameStart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code >= 0xc0
}
