import { z } from 'zod'
import { advisorySchema } from './advisory.ts'
import { isArticleId } from './article-id.ts'
import type { DeepReadonly } from './deep-readonly.ts'
import { tlpSchema } from './tlp.ts'

/** ISO 8601 in UTC with milliseconds. */
export const instantSchema = z.iso.datetime({ precision: 3 })

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)

export const articleIdSchema = z
  .string()
  .refine(isArticleId, { error: 'must be an article id (a lower-case UUIDv5)' })

/** Where an article was seen. */
export const sourceSchema = z.object({
  name: z.string().min(1),
  url: z.string().min(1),
  published: instantSchema.nullable(),
})
export type Source = DeepReadonly<z.infer<typeof sourceSchema>>

/**
 * The story an article belongs to: the id of the first article that tells it. `relation` says how close it is to `of`, the
 * article it is close to, null when it is the first.
 */
export const storySchema = z.object({
  id: articleIdSchema,
  relation: z.enum(['new', 'duplicate', 'same-story']),
  of: articleIdSchema.nullable(),
})
export type Story = DeepReadonly<z.infer<typeof storySchema>>

/** What a host or URL is held for that a source prints as it is, and of which the text does not say that it is hostile. */
export const plainIndicatorsSchema = z.enum(['reference', 'indicator'])
export type PlainIndicators = z.infer<typeof plainIndicatorsSchema>

/** An article without its body. `revision` and `bodySha256` are of the body text; `url` is canonical. */
export const articleHeadSchema = z.object({
  id: articleIdSchema,
  revision: sha256Schema,
  url: z.string().min(1),
  title: z.string().min(1),
  source: sourceSchema,
  published: instantSchema.nullable(),
  author: z.string().nullable(),
  language: z.string().nullable(),
  tags: z.array(z.string()),
  tlp: tlpSchema,
  externalId: z.string().nullable(),
  /** `reference` when absent. */
  plainIndicators: plainIndicatorsSchema.optional(),
  bodySha256: sha256Schema,
  notes: z.array(z.string()),
  story: storySchema.optional(),
  /** Where each page of a report begins in the body, in UTF-16 units. */
  pages: z.array(z.number().int().nonnegative()).optional(),
  /** The fields of an entry of a catalogue of vulnerabilities. */
  advisory: advisorySchema.optional(),
})
export type ArticleHead = DeepReadonly<z.infer<typeof articleHeadSchema>>

/** `[start, end)` in UTF-16 units of the body text. */
const textRangeSchema = z.object({
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
})
export type TextRange = DeepReadonly<z.infer<typeof textRangeSchema>>

/** An article as ingested: its whole body text, and which ranges of it are the main text. */
export const articleSchema = articleHeadSchema.extend({
  body: z.string(),
  main: z.array(textRangeSchema),
})
export type Article = DeepReadonly<z.infer<typeof articleSchema>>

/** The head of an article: everything but the body. */
export function headOf(article: Article): ArticleHead {
  const { body: _body, main: _main, ...head } = article
  return head
}
