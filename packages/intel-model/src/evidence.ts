import { z } from 'zod'
import type { DeepReadonly } from './deep-readonly.ts'

/** The longest quote in UTF-16 units. */
export const maxQuoteLength = 300

/**
 * Words of the article and where they stand: `quote === text.slice(start, end)` in UTF-16 units. `block` is the number
 * of line feeds in the body text before `start`, or `"title"` when the offsets are into the title. `page` counts from 1, in reports that have pages.
 */
export const evidenceSchema = z.object({
  quote: z.string().min(1).max(maxQuoteLength),
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
  block: z.union([z.number().int().nonnegative(), z.literal('title')]),
  page: z.number().int().positive().optional(),
})
export type Evidence = DeepReadonly<z.infer<typeof evidenceSchema>>

/** Why something was decided: the rule that fired, in words a reader understands, with its proof where it has one. */
export const reasonSchema = z.object({
  rule: z.string().min(1),
  text: z.string().min(1),
  points: z.number().optional(),
  evidence: evidenceSchema.optional(),
})
export type Reason = DeepReadonly<z.infer<typeof reasonSchema>>
