import { z } from 'zod'

const instant = z.number().int()
const count = z.number().int().min(0)

const recordSchema = z.object({
  /** Of the configuration that was polled with; another one makes the source be read anew. */
  configuration: z.string(),
  validators: z.object({ etag: z.string().nullable(), lastModified: z.string().nullable() }).nullable(),
  movedTo: z.string().nullable(),
  /** Of all items as they were read last. */
  digest: z.string().nullable(),
  /** Keys of the items that were there at the last reading. */
  seen: z.array(z.string()),
  /** Of those, the ones that the back-fill limit left out. */
  skipped: z.array(z.string()),
  /** Why it is not polled any more. */
  stopped: z.string().nullable(),
  lastAttempt: instant,
  lastSuccess: instant.nullable(),
  /** When it last had something new. */
  lastChange: instant.nullable(),
  lastError: z.object({ at: instant, message: z.string() }).nullable(),
  /** Failed polls since the last good one, and in all. */
  failures: count,
  failuresInAll: count,
  /** Polls without anything new since the last that had. */
  unchanged: count,
  /** Items at the last reading, those of them that were new, and all that ever were. */
  items: count,
  newItems: count,
  itemsInAll: count,
  /** What the source's rules left out at the last reading. */
  leftOut: count,
  problems: z.array(z.string()),
})

/** What is known of a source from the polls so far. */
export type SourceRecord = Readonly<z.infer<typeof recordSchema>>

/** Before the first poll. */
export function newRecord(configuration: string): SourceRecord {
  return {
    configuration,
    validators: null,
    movedTo: null,
    digest: null,
    seen: [],
    skipped: [],
    stopped: null,
    lastAttempt: 0,
    lastSuccess: null,
    lastChange: null,
    lastError: null,
    failures: 0,
    failuresInAll: 0,
    unchanged: 0,
    items: 0,
    newItems: 0,
    itemsInAll: 0,
    leftOut: 0,
    problems: [],
  }
}

export function encodeRecord(record: SourceRecord): string {
  return JSON.stringify(record)
}

/**
 * Reads what `encodeRecord` wrote; null for null and for what another version wrote in another form: the source then
 * counts as new, and its articles as seen before.
 */
export function decodeRecord(stored: string | null): SourceRecord | null {
  const parsed = storedSchema.safeParse(stored)
  return parsed.success ? parsed.data : null
}

const storedSchema = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text)
    } catch {
      context.issues.push({ code: 'custom', input: text, message: 'is no JSON' })
      return z.NEVER
    }
  })
  .pipe(recordSchema)
