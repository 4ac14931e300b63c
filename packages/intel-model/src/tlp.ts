import { z } from 'zod'

/** Traffic Light Protocol 2.0, from what anyone may see to what only its receiver may see. */
export const tlpLevels = ['clear', 'green', 'amber', 'amber+strict', 'red'] as const
export const tlpSchema = z.enum(tlpLevels)
export type Tlp = (typeof tlpLevels)[number]
