import { z } from 'zod'
import type { DeepReadonly } from './deep-readonly.ts'
import { evidenceSchema } from './evidence.ts'

/** A detection rule that the article prints, kept as it is. */
export const quotedRuleSchema = z.object({
  language: z.enum(['yara', 'sigma', 'suricata', 'snort']),
  name: z.string().nullable(),
  text: z.string().min(1),
  evidence: evidenceSchema,
})
export type QuotedRule = DeepReadonly<z.infer<typeof quotedRuleSchema>>
