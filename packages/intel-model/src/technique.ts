import { z } from 'zod'
import type { DeepReadonly } from './deep-readonly.ts'
import { evidenceSchema } from './evidence.ts'

/** An ATT&CK technique id: `T1059` or `T1059.001`. */
export type TechniqueId = `T${string}`
export const techniqueIdSchema = z.templateLiteral(['T', z.string().regex(/^\d{4}(\.\d{3})?$/)])

/** Whether `text` has the form of an ATT&CK technique id. */
export function isTechniqueId(text: string): text is TechniqueId {
  return /^T\d{4}(\.\d{3})?$/.test(text)
}

/** An ATT&CK tactic id: `TA0001`. */
export const tacticIdSchema = z.string().regex(/^TA\d{4}$/)

/** A technique that the article shows, with the full name of a sub-technique ("Parent: Child"). */
export const techniqueSchema = z.object({
  id: techniqueIdSchema,
  name: z.string().min(1),
  domain: z.enum(['enterprise', 'mobile', 'ics']),
  tactics: z.array(tacticIdSchema),
  method: z.enum(['explicit-id', 'rule', 'model']),
  confidence: z.number().min(0).max(1),
  evidence: evidenceSchema,
})
export type Technique = DeepReadonly<z.infer<typeof techniqueSchema>>
