import { z } from 'zod'
import type { DeepReadonly } from './deep-readonly.ts'
import { observableTypeSchema } from './observable.ts'

/** Literal text and wildcards are kept apart, so no dialect has to guess which `*` the author typed. */
const patternPartSchema = z.union([
  z.string().min(1),
  z.object({ wildcard: z.enum(['any-chars', 'one-char']) }),
])
export type PatternPart = DeepReadonly<z.infer<typeof patternPartSchema>>
const patternSchema = z.array(patternPartSchema).min(1)
export type Pattern = DeepReadonly<z.infer<typeof patternSchema>>

/** A field of the Sigma taxonomy that matches any of the patterns, ignoring case unless `cased`. */
const fieldMatchSchema = z.object({
  field: z.string().min(1),
  anyOf: z.array(patternSchema).min(1),
  cased: z.boolean(),
})
export type FieldMatch = DeepReadonly<z.infer<typeof fieldMatchSchema>>

export type Condition =
  | { readonly kind: 'match'; readonly match: FieldMatch }
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition }

const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('match'), match: fieldMatchSchema }),
    z.object({ kind: z.literal('all'), of: z.array(conditionSchema).min(1) }),
    z.object({ kind: z.literal('any'), of: z.array(conditionSchema).min(1) }),
    z.object({ kind: z.literal('not'), condition: conditionSchema }),
  ]),
)

/** Sigma's log source. */
const logSourceSchema = z.object({
  product: z.string().nullable(),
  category: z.string().nullable(),
  service: z.string().nullable(),
})
export type LogSource = DeepReadonly<z.infer<typeof logSourceSchema>>

const lookbackDaysSchema = z.number().int().min(1).max(365)

const soughtSchema = z.object({
  observableType: observableTypeSchema,
  values: z.array(z.string().min(1)).min(1),
})

/**
 * Any of these values, wherever a dialect has a field for their type. A value is sought as a whole and without regard to
 * case; a domain name also stands for its subdomains; a URL is sought without its scheme, at the beginning of what a log
 * keeps or right behind a `://` in it, and anything may follow it.
 * `alsoKnownAs`: further values that count as a sighting of the same things (the SHA-1 hashes beside SHA-256 ones).
 */
const sightingSchema = soughtSchema.extend({
  form: z.literal('sighting'),
  alsoKnownAs: z.array(soughtSchema).optional(),
  lookbackDays: lookbackDaysSchema,
})
export type Sighting = DeepReadonly<z.infer<typeof sightingSchema>>

/**
 * A condition on the events of one log source with Sigma's semantics in two-valued logic: an absent field never matches,
 * and `not` is the complement. Which columns an answer shows never decides whether an event matches.
 */
const detectionSchema = z.object({
  form: z.literal('detection'),
  logSource: logSourceSchema,
  condition: conditionSchema,
  lookbackDays: lookbackDaysSchema,
})
export type Detection = DeepReadonly<z.infer<typeof detectionSchema>>

/**
 * What is hunted, in no dialect's words: a *sighting* of any of these values anywhere, or a *detection* with Sigma's
 * semantics on one log source. Both look at single events of the last `lookbackDays` days.
 */
export const huntModelSchema = z.discriminatedUnion('form', [sightingSchema, detectionSchema])
export type HuntModel = DeepReadonly<z.infer<typeof huntModelSchema>>
