import { z } from 'zod'
import { articleIdSchema, instantSchema, sha256Schema, sourceSchema } from './article.ts'
import type { DeepReadonly } from './deep-readonly.ts'
import { findingsSchema } from './findings.ts'
import { huntSchema } from './hunt.ts'
import { tlpSchema } from './tlp.ts'

/** What made a finding: the release, and a hash of everything that its answers depend on. */
export const engineSchema = z.object({ version: z.string().min(1), derivation: z.string().min(1) })
export type Engine = DeepReadonly<z.infer<typeof engineSchema>>

/** Everything a renderer needs to know of one article. */
export const briefSchema = z.object({
  specVersion: z.literal('1.0'),
  engine: engineSchema,
  id: articleIdSchema,
  articleId: articleIdSchema,
  revision: sha256Schema,
  storyId: articleIdSchema,
  title: z.string().min(1),
  url: z.string().min(1),
  language: z.string().nullable(),
  tlp: tlpSchema,
  sources: z.array(sourceSchema).min(1),
  published: instantSchema.nullable(),
  summary: z.string(),
  bodySha256: sha256Schema,
  /** Where each page of a report begins in the body text; only for reports that have pages. */
  pages: z.array(z.number().int().nonnegative()).optional(),
  relevance: findingsSchema.shape.relevance,
  severity: findingsSchema.shape.severity,
  observables: findingsSchema.shape.observables,
  vulnerabilities: findingsSchema.shape.vulnerabilities,
  names: findingsSchema.shape.names,
  techniques: findingsSchema.shape.techniques,
  killChain: findingsSchema.shape.killChain,
  quotedRules: findingsSchema.shape.quotedRules,
  hunts: z.array(huntSchema),
  notes: z.array(z.string()),
})
export type Brief = DeepReadonly<z.infer<typeof briefSchema>>
