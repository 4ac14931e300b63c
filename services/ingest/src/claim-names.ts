import { type Article, type ArticleId, type SubmittedArticle, sha256Hex } from '@huntwire/intel-model'

/** What a submission says of an article, whoever says it: the same entry of two feeds is one claim. */
export function submissionClaim(articleId: ArticleId, submission: SubmittedArticle): string {
  const { source: _source, url: _url, tags: _tags, ...entry } = submission
  const parts = Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1))
  return `submission:${sha256Hex(JSON.stringify([articleId, parts]))}`
}

/** The body of an article as it stands now. */
export function revisionClaim(article: Pick<Article, 'id' | 'revision'>): string {
  return `revision:${sha256Hex(JSON.stringify([article.id, article.revision]))}`
}

/** That an article was seen at a source. */
export function sightingClaim(articleId: ArticleId, sourceName: string): string {
  return `sighting:${sha256Hex(JSON.stringify([articleId, sourceName]))}`
}
