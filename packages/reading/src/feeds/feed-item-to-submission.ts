import { type SubmittedArticle, sha256Hex } from '@huntwire/intel-model'
import type { ConfiguredSource, FullText } from '../sources/configured-source.ts'
import { policyOf } from '../sources/source-policy.ts'
import type { FeedItem } from './feed.ts'

/** Content this long is the article itself; a shorter one is a teaser, and the page is fetched. */
const wholeArticleLength = 1_500

/**
 * A feed's item as a submission. Content that holds the whole article goes along. An item without a link has the URN of
 * its own id, or of its title, and then its content is all there is. A title made of the first words goes along only with
 * them: the page has its own.
 */
export function feedItemToSubmission(item: FeedItem, source: ConfiguredSource): SubmittedArticle {
  const url = item.url !== null && URL.canParse(item.url) ? item.url : urnOf(item)
  const published = item.published ?? item.updated
  const html = item.contentHtml
  const policy = source.kind === 'feed' ? source.fullText : 'auto'
  const isWhole = html !== null && (url !== item.url || takesContent(html, policy))
  const title = item.titleFrom === 'title' || (item.titleFrom === 'text' && isWhole) ? item.title : null
  return {
    url,
    source: source.name,
    tlp: source.tlp,
    ...policyOf(source),
    tags: [...new Set([...source.tags, ...item.categories.map((name) => name.slice(0, 2_000))])].slice(
      0,
      200,
    ),
    ...(title === null || title === '' ? {} : { title: title.slice(0, 2_000) }),
    ...(isWhole ? { html } : policy === 'feed' ? { text: item.summary ?? item.title ?? '' } : {}),
    ...(published === null ? {} : { published }),
    ...(source.language === null ? {} : { language: source.language }),
    ...(item.id === null ? {} : { externalId: item.id.slice(0, 2_000) }),
  }
}

function takesContent(html: string, policy: FullText): boolean {
  return policy === 'feed' || (policy === 'auto' && html.length >= wholeArticleLength)
}

function urnOf(item: FeedItem): string {
  return `urn:sha256:${sha256Hex(JSON.stringify([item.id, item.id === null ? item.title : null]))}`
}
