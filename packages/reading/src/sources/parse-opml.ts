import { Parser } from 'htmlparser2'
import { type SourceEntry, sourceEntrySchema } from './source-schema.ts'

/** A subscription list read, and what of it could not be taken over, for a person. */
export type ParsedOpml = {
  readonly entries: readonly ImportedFeed[]
  readonly problems: readonly string[]
}

/** A feed as an entry of `sources.yaml`. */
export type ImportedFeed = Pick<SourceEntry, 'name' | 'tags'> & {
  readonly kind: 'feed'
  readonly url: string
}

const maxDepth = 100
const maxFeeds = 10_000
const maxTags = 200

/**
 * Reads OPML 1.0 and 2.0: outlines with `xmlUrl` are feeds; the outlines around them and their `category` become tags.
 * Feeds that come twice, and addresses that cannot be polled, are named; a name that is taken, there or in `takenNames`, is
 * numbered. Entities of a DTD are not resolved.
 */
export function parseOpml(text: string, takenNames: readonly string[] = []): ParsedOpml {
  const read = readOutlines(text.replace(/^\uFEFF/, ''))
  if (read === null) return { entries: [], problems: ['this is no OPML: it has no <opml> element'] }
  const entries: ImportedFeed[] = []
  const problems: string[] = []
  const urls = new Map<string, string>()
  const freeName = nameGiver(takenNames)
  for (const outline of read.outlines) {
    const url = outline.url.trim()
    const title = outline.title.replace(/\s+/g, ' ').trim().slice(0, 190) || url.slice(0, 190)
    const checked = sourceEntrySchema.safeParse({ kind: 'feed', name: title || 'x', url })
    const twin = urls.get(url)
    if (!checked.success) {
      const words = checked.error.issues.map(({ message }) => message).join('; ')
      problems.push(`line ${outline.line}: "${title}" cannot be polled: ${words} (${url.slice(0, 200)})`)
    } else if (twin !== undefined) {
      problems.push(`line ${outline.line}: "${title}" has the same address as "${twin}" and is left out`)
    } else if (entries.length === maxFeeds) {
      problems.push(`line ${outline.line}: only the first ${maxFeeds} feeds are taken`)
      break
    } else {
      const name = freeName(title)
      urls.set(url, name)
      entries.push({ name, kind: 'feed', url, tags: [...new Set(outline.tags)].slice(0, maxTags) })
    }
  }
  if (read.tooDeepAt !== null)
    problems.push(
      `line ${read.tooDeepAt}: outlines lie in more than ${maxDepth} others; from here nothing is read`,
    )
  if (entries.length === 0 && problems.length === 0) problems.push('it lists no feed')
  return { entries, problems }
}

type Outline = {
  readonly line: number
  readonly url: string
  readonly title: string
  readonly tags: readonly string[]
}

type ReadOutlines = {
  readonly outlines: readonly Outline[]
  /** The line from which nothing is read, because it is nested too deep. */
  readonly tooDeepAt: number | null
}

function readOutlines(text: string): ReadOutlines | null {
  const found: Outline[] = []
  let tooDeepAt: number | null = null
  const around: (string | null)[] = []
  let isOpml = false
  const lineAt = lineCounter(text)
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const tag = name.toLowerCase()
        if (tag === 'opml') isOpml = true
        if (tag !== 'outline') return
        const values = new Map(Object.entries(attributes).map(([key, value]) => [key.toLowerCase(), value]))
        const title = values.get('title') || values.get('text') || ''
        const url = values.get('xmlurl')
        if (url !== undefined) {
          const groups = around.flatMap((group) => (group === null ? [] : group))
          const tags = [...groups, ...categoriesOf(values.get('category') ?? '')]
          found.push({ line: lineAt(parser.startIndex), url, title, tags })
        }
        if (around.length < maxDepth) around.push(url === undefined ? tagOf(title) : null)
        else {
          tooDeepAt = lineAt(parser.startIndex)
          parser.pause()
        }
      },
      onclosetag: (name) => {
        if (name.toLowerCase() === 'outline') around.pop()
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(text)
  return isOpml ? { outlines: found, tooDeepAt } : null
}

/** `category="security,/Vendors/Research"`: names between commas, each may be a path. */
function categoriesOf(category: string): readonly string[] {
  return category.split(/[,/]/).flatMap((name) => tagOf(name) ?? [])
}

function tagOf(name: string): string | null {
  const tag = name.replace(/\s+/g, ' ').trim().slice(0, 200)
  return tag === '' ? null : tag
}

/** Gives each feed a name of its own: a title that comes again is numbered. */
function nameGiver(taken: readonly string[]): (title: string) => string {
  const names = new Set(taken)
  const numbers = new Map<string, number>()
  return (title) => {
    let name = title
    let number = numbers.get(title) ?? 2
    for (; names.has(name); number += 1) name = `${title} (${number})`
    numbers.set(title, number)
    names.add(name)
    return name
  }
}

/** The line of a position; asked for ever later positions. */
function lineCounter(text: string): (position: number) => number {
  let line = 1
  let at = 0
  return (position) => {
    for (let next = text.indexOf('\n', at); next !== -1 && next < position; next = text.indexOf('\n', at)) {
      line += 1
      at = next + 1
    }
    return line
  }
}
