import { z } from 'zod'
import type { DeepReadonly } from './deep-readonly.ts'
import { evidenceSchema } from './evidence.ts'
import { tacticIdSchema, techniqueIdSchema } from './technique.ts'

/** The seven phases of the Lockheed Martin Cyber Kill Chain, in order. */
export const killChainPhases = [
  'reconnaissance',
  'weaponization',
  'delivery',
  'exploitation',
  'installation',
  'command-and-control',
  'actions-on-objectives',
] as const
export const killChainPhaseSchema = z.enum(killChainPhases)
export type KillChainPhase = (typeof killChainPhases)[number]

/** One ATT&CK tactic that was observed, the phase it counts as, and the techniques that show it; none where only words state it. */
export const killChainStepSchema = z.object({
  phase: killChainPhaseSchema,
  tactic: tacticIdSchema,
  techniques: z.array(techniqueIdSchema),
  /** The words that state the tactic, else those that show its first technique. */
  evidence: evidenceSchema.optional(),
})
export type KillChainStep = DeepReadonly<z.infer<typeof killChainStepSchema>>
