import { getDomain } from 'tldts'
import { readDate } from '../dates/read-date.ts'
import { canonicalUrl } from '../stories/canonical-url.ts'
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
  return {
    title: titleOf(page, structured.headline),
    author: authorOf(page, structured.author),
    published: publishedOf(page, structured.published),
    language: languageOf(page),
    canonical: canonicalOf(page, url),
  }
}

function titleOf(page: ScannedPage, headline: string | null): string | null {
  const { titleElement, firstHeading } = page
  const plain =
    firstHeading !== '' && titleElement.startsWith(firstHeading) ? firstHeading : titleElement || firstHeading
  const title = page.meta.get('og:title') ?? headline ?? plain
  return cut(title.replace(/\s+/g, ' ').trim())
}

const authorKeys = ['author', 'article:author', 'parsely-author', 'dc.creator', 'dcterms.creator']

function authorOf(page: ScannedPage, structured: string | null): string | null {
  const named = [structured, ...authorKeys.map((key) => page.meta.get(key))]
  return cut(named.find((name) => name != null && name !== '' && !/^https?:\/\//i.test(name)) ?? '')
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

function publishedOf(page: ScannedPage, structured: string | null): string | null {
  const times = page.times.toSorted((a, b) => Number(b.inArticle) - Number(a.inArticle))
  const candidates = [
    structured,
    ...dateKeys.map((key) => page.meta.get(key)),
    ...times.map((time) => time.datetime),
  ]
  for (const candidate of candidates) {
    const date = candidate == null ? null : readDate(candidate)
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

function cut(text: string): string | null {
  return text === '' ? null : text.slice(0, 2_000)
}
