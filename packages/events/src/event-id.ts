import { urlNamespace, uuidV5 } from '@huntwire/intel-model'
import type { EventKind } from './event-types.ts'
import { eventTypeOf } from './topics.ts'

/**
 * The id of an event: UUIDv5 of its type (with the schema's major version), article, revision and derivation. The same
 * input read by the same engine has the same id for ever; a newer engine gives new ones.
 */
export function eventIdOf(parts: {
  readonly kind: EventKind
  readonly articleId: string
  readonly revision: string
  readonly derivation: string
}): string {
  const name = [eventTypeOf(parts.kind), parts.articleId, parts.revision, parts.derivation].join('\n')
  return uuidV5(name, urlNamespace)
}
