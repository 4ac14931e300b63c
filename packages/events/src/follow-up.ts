import type { Event } from './event.ts'
import { eventIdOf } from './event-id.ts'
import type { EventData, PipelineEventKind } from './event-types.ts'
import { traceParentOf } from './trace-parent.ts'

/** What an event hands on to those that follow from it. */
export type Cause = {
  readonly id: string
  readonly time: string
  readonly sequence: string
  readonly correlationId: string
  readonly traceParent: string | null
}

/**
 * The event that follows from `cause`: same time, sequence and correlation, an id that depends on nothing but what it
 * says, so that making it twice gives the same event. `revision` is what distinguishes it among those of its article.
 */
export function followUp<Kind extends PipelineEventKind>(parts: {
  readonly cause: Cause
  readonly kind: Kind
  readonly source: string
  readonly subject: string
  readonly revision: string
  readonly derivation: string
  readonly data: EventData<Kind>
}): Event<Kind> {
  const { cause, kind, source, subject, revision, derivation, data } = parts
  const id = eventIdOf({ kind, articleId: subject, revision, derivation })
  return {
    kind,
    id,
    source,
    subject,
    time: cause.time,
    sequence: cause.sequence,
    derivation,
    correlationId: cause.correlationId,
    causationId: cause.id,
    traceParent: traceParentOf(id, cause.traceParent),
    data,
  }
}
