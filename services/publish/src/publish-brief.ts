import type { Coordinates, Outcome } from '@huntwire/event-log'
import { type Cause, encodeEvent, followUp } from '@huntwire/events'
import { type Brief, briefSchema, sha256Hex } from '@huntwire/intel-model'
import type { PublishedBrief, PublishedBriefs } from './published-briefs.ts'

/**
 * Publishes a brief, unless it is what stands already. It is read back before it is written: what a reader could not
 * decode never reaches the topic that is kept for ever.
 */
export function publishBrief(parts: {
  readonly brief: Brief
  readonly cause: Cause
  /** Origin of the record that led to it. */
  readonly writer: Coordinates
  readonly known: PublishedBrief | null
  readonly briefs: PublishedBriefs
  readonly prefix: string
}): Outcome {
  const { brief, cause, writer, known, briefs, prefix } = parts
  const json = JSON.stringify(brief)
  if (known?.brief != null && JSON.stringify(known.brief) === json)
    return { kind: 'skip', reason: 'unchanged' }
  const readBack = briefSchema.safeParse(JSON.parse(json))
  if (!readBack.success) {
    const issues = readBack.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    return {
      kind: 'dead-letter',
      reason: 'schema-mismatch',
      message: `the brief is not valid: ${issues.join('; ')}`,
    }
  }
  const published = followUp({
    cause,
    kind: 'brief-published',
    source: '/huntwire/publish',
    subject: brief.id,
    revision: sha256Hex(json),
    derivation: brief.engine.derivation,
    data: brief,
  })
  briefs.remember({ brief, sequence: cause.sequence }, writer)
  return { kind: 'publish', records: [encodeEvent(published, prefix)] }
}
