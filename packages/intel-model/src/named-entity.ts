import { z } from 'zod'
import type { DeepReadonly } from './deep-readonly.ts'
import { evidenceSchema } from './evidence.ts'

/** A group, malware, tool or campaign by name; `id` is ATT&CK's, `matched` the alias that stands in the text. */
export const namedEntitySchema = z.object({
  kind: z.enum(['group', 'malware', 'tool', 'campaign']),
  id: z.string().nullable(),
  name: z.string().min(1),
  matched: z.string().min(1),
  evidence: evidenceSchema,
})
export type NamedEntity = DeepReadonly<z.infer<typeof namedEntitySchema>>
