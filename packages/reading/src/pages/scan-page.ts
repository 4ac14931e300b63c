import { blockElements, effectsOf, isNotShown, labelOf, voidElements } from './element-effects.ts'
import { type Effect, openElements } from './open-elements.ts'
import { childElement } from './page-element.ts'
import { readTags } from './read-tags.ts'
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

  const readTo = readTags(html, {
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
