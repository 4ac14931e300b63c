import { z } from 'zod'
import type { DeepReadonly } from './deep-readonly.ts'
import { evidenceSchema } from './evidence.ts'
import { huntModelSchema } from './hunt-model.ts'
import { killChainPhaseSchema } from './kill-chain.ts'
import { techniqueIdSchema } from './technique.ts'

export const dialects = ['splunk', 'splunk-raw', 'defender', 'sentinel', 'sigma', 'esql'] as const
export type Dialect = (typeof dialects)[number]

/** A query that means the whole hunt, or why this dialect cannot say it. */
const queryResultSchema = z.union([
  z.object({ text: z.string().min(1) }),
  z.object({ refused: z.string().min(1) }),
])
export type QueryResult = DeepReadonly<z.infer<typeof queryResultSchema>>

export const huntKinds = ['indicator', 'exposure', 'artefact', 'behaviour'] as const
export type HuntKind = (typeof huntKinds)[number]

/** One hunt: what is looked for and why, how to read its answer, and its text in each dialect. */
export const huntSchema = z.object({
  id: z.string().regex(/^UC_\d+_\d+$/),
  title: z.string().min(1),
  kind: z.enum(huntKinds),
  hypothesis: z.string().min(1),
  whyNow: z.array(evidenceSchema).min(1),
  techniques: z.array(techniqueIdSchema),
  phase: killChainPhaseSchema.nullable(),
  confidence: z.enum(['low', 'medium', 'high']),
  dataNeeded: z.array(z.string()),
  hitLooksLike: z.string().min(1),
  expectedVolume: z.enum(['none', 'rare', 'some', 'noisy']),
  falsePositives: z.array(z.string()),
  triage: z.array(z.string()),
  blindSpots: z.array(z.string()),
  references: z.array(z.string()),
  expires: z.iso.date().nullable(),
  model: huntModelSchema,
  queries: z.record(z.enum(dialects), queryResultSchema),
})
export type Hunt = DeepReadonly<z.infer<typeof huntSchema>>
