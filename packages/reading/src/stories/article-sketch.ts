import type { Article } from '@huntwire/intel-model'
import { getDomain } from 'tldts'
import { mainText } from '../pages/read-page.ts'
import { type StorySketch, storySketchOf } from './story-sketch.ts'

/**
 * The sketch of an article: of its main text, else of its body, else of its title. Null when it is never compared: a KEV
 * entry or an advisory is alike to hundreds and tells a story of its own.
 */
export function articleSketch(article: Pick<Article, 'url' | 'title' | 'body' | 'main'>): StorySketch | null {
  if (/^urn:(kev|ghsa|cve):/.test(article.url)) return null
  const text = [mainText(article), article.body].find((part) => /\S/.test(part)) ?? article.title
  return storySketchOf(text, siteHash(article.url))
}

/** The registrable domain, or the name space of a `urn:`; FNV-1a. */
function siteHash(url: string): number {
  const site =
    getDomain(url, { allowPrivateDomains: true }) ??
    (URL.parse(url)?.host || url.slice(0, url.lastIndexOf(':')))
  let hash = 0x811c9dc5
  for (let index = 0; index < site.length; index += 1)
    hash = Math.imul(hash ^ site.charCodeAt(index), 0x01000193)
  return hash >>> 0
}
