import { z } from 'zod'
import type { DeepReadonly } from './deep-readonly.ts'
import { reasonSchema } from './evidence.ts'

export const verdicts = ['threat', 'advisory', 'incident', 'guidance', 'marketing', 'off-topic'] as const
export type Verdict = (typeof verdicts)[number]

/** What kind of article it is; `isThreat` holds for threat, advisory and incident. */
export const relevanceSchema = z.object({
  verdict: z.enum(verdicts),
  isThreat: z.boolean(),
  reasons: z.array(reasonSchema),
})
export type Relevance = DeepReadonly<z.infer<typeof relevanceSchema>>

/** Sigma levels, from the least to the most severe. */
export const severityLevels = ['informational', 'low', 'medium', 'high', 'critical'] as const
export type SeverityLevel = (typeof severityLevels)[number]

/** How urgent, the rules that made it so, and what the article leaves unknown. */
export const severitySchema = z.object({
  level: z.enum(severityLevels),
  reasons: z.array(reasonSchema),
  unknowns: z.array(z.string()),
})
export type Severity = DeepReadonly<z.infer<typeof severitySchema>>
