import { urlNamespace, uuidV5 } from './uuid-v5.ts'

declare const articleIdBrand: unique symbol

/** Identifies an article for good: the UUIDv5 of its canonical URL. A brief has the id of its article. */
export type ArticleId = string & { readonly [articleIdBrand]: true }

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** The id of the article at `canonicalUrl` (an absolute URL or a `urn:`, already canonical). */
export function articleIdOf(canonicalUrl: string): ArticleId {
  return parseArticleId(uuidV5(canonicalUrl, urlNamespace))
}

/** Whether `text` is a lower-case UUIDv5. */
export function isArticleId(text: string): text is ArticleId {
  return shape.test(text)
}

/** `text` as an article id; throws a `TypeError` when it is not a lower-case UUIDv5. */
export function parseArticleId(text: string): ArticleId {
  if (!isArticleId(text))
    throw new TypeError(`not an article id (a lower-case UUIDv5): ${JSON.stringify(text)}`)
  return text
}
