import { type Article, articleIdOf, type SubmittedArticle, sha256Hex } from '@huntwire/intel-model'
import type { ReadArticle } from './read-article.ts'

/** Puts a submission and what was read together. What the producer says of an article comes before what it says itself. */
export function toArticle(parts: {
  readonly submission: SubmittedArticle
  readonly read: ReadArticle
  /** Canonical. */
  readonly url: string
  readonly sourceName: string
}): Article {
  const { submission, read, url } = parts
  const bodySha256 = sha256Hex(read.body)
  const published = submission.published ?? read.published
  return {
    id: articleIdOf(url),
    revision: bodySha256,
    url,
    title: fold(submission.title) || fold(read.title) || url,
    source: { name: parts.sourceName, url, published },
    published,
    author: read.author,
    language: submission.language ?? read.language,
    tags: submission.tags ?? [],
    tlp: submission.tlp ?? 'clear',
    externalId: submission.externalId ?? null,
    bodySha256,
    notes: [...methodNote(read.method), ...read.notes],
    body: read.body,
    main: read.main,
    ...(submission.plainIndicators === undefined ? {} : { plainIndicators: submission.plainIndicators }),
    ...(submission.advisory === undefined ? {} : { advisory: submission.advisory }),
    ...(read.pages === undefined ? {} : { pages: read.pages }),
  }
}

function fold(title: string | null | undefined): string {
  return (title ?? '').replace(/\s+/g, ' ').trim()
}

/** How the main text of a page was found; what `whole-body` means, reading has said. */
function methodNote(method: ReadArticle['method']): readonly string[] {
  switch (method) {
    case 'container':
      return ['main text: the part of the page with most prose, without what its labels say is beside it']
    case 'container-unlabelled':
      return ['main text: the part of the page with most prose; its labels would take most of it']
    default:
      return []
  }
}
