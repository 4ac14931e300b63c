import { type DeepReadonly, plainIndicatorsSchema, tlpSchema } from '@huntwire/intel-model'
import { z } from 'zod'
import { canonicalUrl } from '../stories/canonical-url.ts'
import { wordsOf } from './item-rules.ts'
import { parseInterval } from './parse-interval.ts'

const intervalSchema = z.string().transform((text, context) => {
  const milliseconds = parseInterval(text)
  if (milliseconds !== null) return milliseconds
  context.issues.push({
    code: 'custom',
    input: text,
    message: `"${text}" is no interval: write 30s, 15m, 2h or 1d, from 1s to 30d`,
  })
  return z.NEVER
})

const feedUrlSchema = z.string().transform((text, context) => {
  const canonical = canonicalUrl(text)
  if (canonical.ok && canonical.url.startsWith('http')) return text.trim()
  const message = canonical.ok
    ? 'a feed is read over http or https; for a file on this machine use `path`'
    : canonical.reason
  context.issues.push({ code: 'custom', input: text, message })
  return z.NEVER
})

const ruleSchema = z
  .string()
  .max(200)
  .refine((rule) => wordsOf(rule).trim() !== '', {
    error: 'a rule needs a word to look for',
  })

const common = {
  name: z.string().trim().min(1).max(200),
  tlp: tlpSchema.default('clear'),
  /** How hosts and URLs that the source does not defang are held. */
  plainIndicators: plainIndicatorsSchema.default('reference'),
  language: z.string().min(2).max(35).nullable().default(null),
  tags: z.array(z.string().min(1).max(200)).max(200).default([]),
  /** How many items the first poll takes, newest first. */
  backfill: z.number().int().min(0).max(10_000).default(50),
  enabled: z.boolean().default(true),
  include: z.array(ruleSchema).max(200).default([]),
  exclude: z.array(ruleSchema).max(200).default([]),
}

const path = z.string().min(1).max(4_096)

const feedSchema = z
  .strictObject({
    ...common,
    kind: z.literal('feed'),
    url: feedUrlSchema.optional(),
    path: path.optional(),
    interval: intervalSchema.prefault('15m'),
    fullText: z.enum(['auto', 'feed', 'page']).default('auto'),
  })
  .refine(hasOneLocation, {
    error: 'a feed needs either `url` or `path`, not both',
    when: () => true,
  })

const advisoriesSchema = z
  .strictObject({
    ...common,
    kind: z.enum(['kev', 'github-advisories']),
    url: feedUrlSchema.optional(),
    path: path.optional(),
    interval: intervalSchema.prefault('1h'),
  })
  .refine(hasOneLocation, {
    error: 'a catalogue needs either `url` or `path`, not both',
    when: () => true,
  })

const directorySchema = z.strictObject({
  ...common,
  kind: z.literal('directory'),
  path,
  interval: intervalSchema.prefault('1m'),
})

const fileSchema = z.strictObject({
  ...common,
  kind: z.literal('file'),
  path,
  interval: intervalSchema.prefault('1m'),
})

/** One entry of `sources.yaml`; what is left out has its default, `interval` comes out in milliseconds. */
export const sourceEntrySchema = z.discriminatedUnion('kind', [
  feedSchema,
  advisoriesSchema,
  directorySchema,
  fileSchema,
])
export type SourceEntry = DeepReadonly<z.infer<typeof sourceEntrySchema>>

/** The whole of `sources.yaml`. */
export const sourcesFileSchema = z.strictObject({ sources: z.array(sourceEntrySchema).max(10_000) })

function hasOneLocation(entry: unknown): boolean {
  if (typeof entry !== 'object' || entry === null) return true
  return Object.hasOwn(entry, 'url') !== Object.hasOwn(entry, 'path')
}
