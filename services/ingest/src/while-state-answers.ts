import { DependencyUnavailable } from '@huntwire/event-log'
import { StateUnavailable } from '@huntwire/ingest-state'

/** What the ingest state answers; throws DependencyUnavailable when it is away. */
export async function whileStateAnswers<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask()
  } catch (cause) {
    if (cause instanceof StateUnavailable) throw new DependencyUnavailable('state', cause.message, { cause })
    throw cause
  }
}
