import { huntSchema } from '@huntwire/intel-model'
import type { Gate } from './gate.ts'

/** A hunt that a person can act on: everything said, nothing empty. */
export const completeEnvelope: Gate = ({ hunt }) => {
  const parsed = huntSchema.safeParse(hunt)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return `${issue?.path.join('.') ?? 'hunt'}: ${issue?.message ?? 'not a hunt'}`
  }
  const lists = ['dataNeeded', 'falsePositives', 'triage', 'blindSpots', 'references'] as const
  const empty = lists.find((list) => hunt[list].length === 0)
  return empty === undefined ? null : `${empty} is empty`
}
