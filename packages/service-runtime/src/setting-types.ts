import { z } from 'zod'

/** A comma-separated list; at least one item. */
export const listSetting = z
  .string({ error: 'give one or more, separated by commas' })
  .transform((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  )
  .refine((items) => items.length > 0, { error: 'give one or more, separated by commas' })

/** `true` or `false`. */
export const booleanSetting = z
  .enum(['true', 'false'], { error: 'must be true or false' })
  .transform((text) => text === 'true')

/** A TCP port; 0 lets the system choose. */
export const portSetting = wholeNumberSetting(0, 65_535)

/** A whole number within bounds, both included. */
export function wholeNumberSetting(least: number, most: number) {
  const error = `must be a whole number from ${least} to ${most}`
  return z
    .string({ error })
    .regex(/^\d+$/, { error })
    .transform(Number)
    .refine((value) => value >= least && value <= most, { error })
}
