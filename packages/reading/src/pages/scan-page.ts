import { Tokenizer } from 'htmlparser2'
import {
  blockElements,
  effectsOf,
  isNotShown,
  labelOf,
  readAttributes,
  voidElements,
} from './element-effects.ts'
import { type Effect, openElements } from './open-elements.ts'
import { childElement } from './page-element.ts'
import { type Line, textWriter } from './text-writer.ts'

/** What one pass over a page found. Ranges are of `text`. */
export type ScannedPage = {
  readonly text: string
  readonly lines: readonly Line[]
  /** `<meta>` by lower-case name, property or itemprop; the first of each. */
  readonly meta: ReadonlyMap<string, string>
  readonly jsonLd: readonly string[]
  readonly language: string | null
  readonly canonicalHref: string | null
  /** Where reading ended, when that was before the end. */
  readonly readTo: number | null
  readonly titleElement: string
  readonly firstHeading: string
  readonly times: readonly { readonly datetime: string; readonly inArticle: boolean }[]
}

const maxAttribute = 8_192
const maxTitle = 2_000
const maxJsonLd = 262_144
const maxKept = 50
/** Far more than any article has; what follows is not read. */
const maxTags = 400_000
const maxText = 4 * 1_024 * 1_024

/**
 * Reads a page in one pass, in time linear in its length. With `chrome`, navigation, page headers and the like are text as
 * any other; without, their lines are known by the `chrome` of the elements they stand in, and what stands inside other
 * lines is left out.
 */
export function scanPage(html: string, options: { readonly chrome: boolean }): ScannedPage {
  const writer = textWriter()
  const meta = new Map<string, string>()
  const jsonLd: string[] = []
  const times: { datetime: string; inArticle: boolean }[] = []
  let language: string | null = null
  let canonicalHref: string | null = null
  let title = { text: '', done: false }
  let heading = { text: '', done: false }
  let json = ''
  let tags = 0

  const open = openElements((name, effects, left) => {
    if (left !== null) writer.leave(left)
    if (effects.includes('json-ld') && json !== '') {
      if (jsonLd.length < maxKept && json.length <= maxJsonLd) jsonLd.push(json)
      json = ''
    }
    if (effects.includes('title')) title = { ...title, done: title.text.trim() !== '' }
    if (effects.includes('heading')) heading = { ...heading, done: heading.text.trim() !== '' }
    if (open.has('skip')) return
    if (effects.includes('row')) writer.endRow()
    if (effects.includes('chrome')) writer.cutLine()
    else if (blockElements.has(name)) writer.breakLine()
  })

  function readText(text: string): void {
    if (open.has('json-ld')) {
      if (json.length <= maxJsonLd) json += text
      return
    }
    if (open.has('title') && !title.done && title.text.length < maxTitle) title.text += text
    if (open.has('skip')) return
    if (open.has('heading') && !open.has('chrome') && !heading.done && heading.text.length < maxTitle)
      heading.text += text
    writer.write(text, {
      pre: open.has('pre'),
      linked: open.has('link'),
      bold: open.has('bold'),
      element: open.element(),
    })
  }

  function openTag(name: string, attributes: ReadonlyMap<string, string>, selfClosing: boolean): void {
    tags += 1
    if (name === 'body') open.close('head')
    if (name === 'html') language ??= attributes.get('lang') ?? null
    if (name === 'meta') readMeta(attributes)
    if (name === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(attributes.get('rel') ?? ''))
      canonicalHref ??= attributes.get('href') ?? null
    const datetime = attributes.get('datetime')
    if (name === 'time' && datetime !== undefined && times.length < maxKept)
      times.push({ datetime, inArticle: open.has('article') || open.has('main') })
    if (voidElements.has(name) || (selfClosing && (name === 'svg' || name === 'math'))) {
      if (blockElements.has(name) && !open.has('skip')) writer.breakLine()
      return
    }
    if (blockElements.has(name) && open.top() === 'p') open.close('p')
    open.closeSame(name)
    const inArticle = open.has('article') || open.has('main')
    const effects = effectsHere(name, effectsOf(name, attributes, { inArticle, depth: open.depth() }))
    startText(name, effects)
    const parent = open.element()
    open.push(
      name,
      effects,
      childElement(parent, {
        name,
        label: labelOf(attributes),
        hidden: isNotShown(attributes),
        chrome: effects.includes('chrome'),
        matters: blockElements.has(name) || name === 'time',
      }),
    )
  }

  function effectsHere(name: string, effects: readonly Effect[]): readonly Effect[] {
    if (!effects.includes('chrome')) return effects
    const others = effects.filter((effect) => effect !== 'chrome')
    if (options.chrome) return others
    return [...others, blockElements.has(name) && name !== 'tr' ? 'chrome' : 'skip']
  }

  function startText(name: string, effects: readonly Effect[]): void {
    if (open.has('skip') || effects.includes('skip')) return
    if (effects.includes('chrome')) writer.cutLine()
    else if (effects.includes('row')) writer.startRow()
    else if (name === 'td' || name === 'th') writer.startCell()
    else if (blockElements.has(name)) writer.breakLine()
  }

  function readMeta(attributes: ReadonlyMap<string, string>): void {
    const key = attributes.get('property') ?? attributes.get('name') ?? attributes.get('itemprop')
    const content = attributes.get('content')?.trim()
    if (key === undefined || content === undefined || content === '' || meta.size >= 500) return
    const lower = key.trim().toLowerCase()
    if (!meta.has(lower)) meta.set(lower, content)
  }

  const readTo = tokenise(html, {
    openTag,
    closeTag: open.close,
    readText,
    isEnough: () => tags >= maxTags || writer.length() >= maxText,
  })
  open.closeAll()
  const { text, lines } = writer.finish()
  const titleElement = fold(title.text)
  const firstHeading = fold(heading.text)
  return {
    text,
    lines,
    meta,
    jsonLd,
    language,
    canonicalHref,
    readTo,
    titleElement,
    firstHeading,
    times,
  }
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

type TagHandler = {
  readonly openTag: (name: string, attributes: ReadonlyMap<string, string>, selfClosing: boolean) => void
  readonly closeTag: (name: string) => void
  readonly readText: (text: string) => void
  /** Asked after each text: whether the rest need not be read. */
  readonly isEnough: () => boolean
}

/** Returns where it stopped, null when it read all. */
function tokenise(html: string, handler: TagHandler): number | null {
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
