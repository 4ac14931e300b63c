import { z } from 'zod'
import { relevanceSchema, severitySchema } from './assessment.ts'
import type { DeepReadonly } from './deep-readonly.ts'
import { killChainStepSchema } from './kill-chain.ts'
import { namedEntitySchema } from './named-entity.ts'
import { observableSchema } from './observable.ts'
import { quotedRuleSchema } from './quoted-rule.ts'
import { techniqueSchema } from './technique.ts'
import { vulnerabilitySchema } from './vulnerability.ts'

/** Everything that classification found in one article. `summary` is made of whole sentences of the article. */
export const findingsSchema = z.object({
  language: z.string().nullable(),
  summary: z.string(),
  relevance: relevanceSchema,
  severity: severitySchema,
  observables: z.array(observableSchema),
  vulnerabilities: z.array(vulnerabilitySchema),
  names: z.array(namedEntitySchema),
  techniques: z.array(techniqueSchema),
  killChain: z.array(killChainStepSchema),
  quotedRules: z.array(quotedRuleSchema),
  notes: z.array(z.string()),
})
export type Findings = DeepReadonly<z.infer<typeof findingsSchema>>
