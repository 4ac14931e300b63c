import { getDomain } from 'tldts'
import { readDate } from '../dates/read-date.ts'
import { canonicalUrl } from '../stories/canonical-url.ts'
import { type PageByline, pageByline } from './page-byline.ts'
import type { ScannedPage } from './scan-page.ts'
import { readStructuredData } from './structured-data.ts'

export type PageMetadata = {
  readonly title: string | null
  readonly author: string | null
  readonly published: string | null
  /** Primary language subtag, lower case. */
  readonly language: string | null
  readonly canonical: string | null
}

/**
 * What the page says of itself. The canonical link counts only within the site of `url`: it comes with the page and can
 * be forged. Without a web `url` there is nothing to compare with, and the link is given as it is.
 */
export function pageMetadata(page: ScannedPage, url: string | null): PageMetadata {
  const structured = readStructuredData(page.jsonLd)
  const byline = pageByline(page)
  return {
    title: titleOf(page, structured.headline),
    author: authorOf(page, structured.author, byline),
    published: publishedOf(page, structured.published, byline),
    language: languageOf(page),
    canonical: canonicalOf(page, url),
  }
}

const separator = String.raw`\s*[|\-–—:·•»«/]+\s*`
const beforeSeparator = new RegExp(`${separator}$`)
const afterSeparator = new RegExp(`^${separator}`)

/** The heading where the title is the heading and a separator with the site's name or the like. */
function titleOf(page: ScannedPage, headline: string | null): string | null {
  const stated = fold(page.meta.get('og:title') ?? headline ?? page.titleElement)
  const site = fold(page.meta.get('og:site_name') ?? '')
  return cut(without(stated, page.firstHeading) ?? withoutSite(stated, site) ?? (stated || page.firstHeading))
}

function without(title: string, heading: string): string | null {
  const at = heading.length < 12 ? -1 : title.indexOf(heading)
  if (at < 0) return null
  const [before, after] = [title.slice(0, at), title.slice(at + heading.length)]
  return (before === '' || beforeSeparator.test(before)) && (after === '' || afterSeparator.test(after))
    ? heading
    : null
}

function withoutSite(title: string, site: string): string | null {
  if (site === '' || !title.endsWith(site)) return null
  const rest = title.slice(0, -site.length)
  return beforeSeparator.test(rest) ? rest.replace(beforeSeparator, '') : null
}

const authorKeys = ['author', 'article:author', 'parsely-author', 'dc.creator', 'dcterms.creator']

function authorOf(page: ScannedPage, structured: string | null, byline: PageByline): string | null {
  const named = [structured, ...authorKeys.map((key) => page.meta.get(key)), byline.author]
  const found = named.find(
    (name) => name != null && name.trim() !== '' && !/^\s*(?:https?:)?\/\//i.test(name),
  )
  return cut(fold(found ?? '').replace(/^by:?\s+/i, ''))
}

const dateKeys = [
  'article:published_time',
  'og:published_time',
  'datepublished',
  'date',
  'dc.date',
  'dcterms.date',
  'dcterms.created',
  'dc.date.issued',
  'parsely-pub-date',
  'sailthru.date',
  'publish-date',
  'pubdate',
]

/** What programs write for a date that was never set. */
const unsetYear = /^\s*0{3}/

function publishedOf(page: ScannedPage, structured: string | null, byline: PageByline): string | null {
  const times = page.times.toSorted((a, b) => Number(b.inArticle) - Number(a.inArticle))
  const candidates = [
    structured,
    ...dateKeys.map((key) => page.meta.get(key)),
    ...times.map((time) => time.datetime),
    byline.published,
  ]
  for (const candidate of candidates) {
    const date = candidate == null || unsetYear.test(candidate) ? null : readDate(candidate)
    if (date !== null) return date
  }
  return null
}

function languageOf(page: ScannedPage): string | null {
  const stated = page.language ?? page.meta.get('og:locale') ?? page.meta.get('content-language') ?? ''
  return /^\s*([a-z]{2,3})(?:[-_]|\s*$)/i.exec(stated)?.[1]?.toLowerCase() ?? null
}

function canonicalOf(page: ScannedPage, url: string | null): string | null {
  const base = url?.startsWith('http') ? url : undefined
  const link = URL.parse(page.canonicalHref ?? '', base)
  if (page.canonicalHref === null || link === null || !link.protocol.startsWith('http')) return null
  if (base !== undefined && siteOf(link.href) !== siteOf(base)) return null
  const canonical = canonicalUrl(link.href)
  return canonical.ok ? canonical.url : null
}

function siteOf(url: string): string | null {
  return getDomain(url, { allowPrivateDomains: true }) ?? URL.parse(url)?.host ?? null
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function cut(text: string): string | null {
  return text === '' ? null : text.slice(0, 2_000)
}
