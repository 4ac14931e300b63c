import { z } from 'zod'
import { advisorySchema } from './advisory.ts'
import { plainIndicatorsSchema } from './article.ts'
import type { DeepReadonly } from './deep-readonly.ts'
import { tlpSchema } from './tlp.ts'

/** RFC 3339, or a bare date, which is midnight UTC; comes out as ISO 8601 in UTC with milliseconds. */
const publishedSchema = z
  .union([z.iso.datetime({ offset: true, local: false }), z.iso.date()], {
    error: 'must be an RFC 3339 date-time ("2026-05-15T08:00:00Z") or a date ("2026-05-15")',
  })
  .transform((text) => new Date(text).toISOString())

const given = z.string().max(2_000)

/** What a producer knows of an article. With `html`, `markdown` or `text` nothing is fetched. */
export const submittedArticleSchema = z.object({
  url: z.string().min(1).max(8_192),
  title: given.optional(),
  html: z.string().optional(),
  markdown: z.string().optional(),
  text: z.string().optional(),
  source: given.min(1).optional(),
  published: publishedSchema.optional(),
  language: z.string().max(35).optional(),
  tags: z.array(given).max(200).optional(),
  tlp: tlpSchema.optional(),
  externalId: given.optional(),
  /** How hosts and URLs that nobody defanged are held where nothing else decides; `reference` when absent. */
  plainIndicators: plainIndicatorsSchema.optional(),
  /** Where each page of a report begins in `text`, ascending, in UTF-16 units. */
  pages: z
    .array(z.number().int().nonnegative())
    .max(10_000)
    .refine((starts) => starts.every((start, index) => start >= (starts[index - 1] ?? 0)), {
      error: 'must be ascending',
    })
    .optional(),
  /** The fields of an entry of a catalogue of vulnerabilities. */
  advisory: advisorySchema.optional(),
})
export type SubmittedArticle = DeepReadonly<z.infer<typeof submittedArticleSchema>>
