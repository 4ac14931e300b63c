import {
  articleHeadSchema,
  articleIdSchema,
  articleSchema,
  briefSchema,
  type DeepReadonly,
  engineSchema,
  findingsSchema,
  huntSchema,
  sourceSchema,
  submittedArticleSchema,
} from '@huntwire/intel-model'
import { z } from 'zod'

/** An article at one more source or URL. */
const articleSightedSchema = z.object({ articleId: articleIdSchema, source: sourceSchema })

/** What classification found; the body stays behind. */
const articleClassifiedSchema = z.object({
  engine: engineSchema,
  article: articleHeadSchema,
  findings: findingsSchema,
})

const huntsGeneratedSchema = z.object({
  engine: engineSchema,
  article: articleHeadSchema,
  findings: findingsSchema,
  hunts: z.array(huntSchema),
  notes: z.array(z.string()).default([]),
})

/** The data of each event, by the event's kind. */
export const eventDataSchemas = {
  'article-submitted': submittedArticleSchema,
  'article-ingested': articleSchema,
  'article-sighted': articleSightedSchema,
  'article-classified': articleClassifiedSchema,
  'hunts-generated': huntsGeneratedSchema,
  'brief-published': briefSchema,
} as const

export type EventKind = keyof typeof eventDataSchemas

/** The kinds that the stages write; a submission is anyone's and has no sequence yet. */
export type PipelineEventKind = Exclude<EventKind, 'article-submitted'>
export type EventData<Kind extends EventKind> = DeepReadonly<z.infer<(typeof eventDataSchemas)[Kind]>>
