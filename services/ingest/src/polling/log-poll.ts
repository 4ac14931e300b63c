import type { Logger } from '@huntwire/service-runtime'
import type { PollReport } from './polled-source.ts'

/** Says in the log what became of a poll. */
export function logPoll(logger: Logger, { source, polled, submitted }: PollReport): void {
  switch (polled.kind) {
    case 'items':
      logger.info({ source: source.name, items: polled.items.length, submitted }, 'polled')
      for (const problem of polled.problems) logger.warn({ source: source.name }, problem)
      return
    case 'not-modified':
      logger.debug({ source: source.name }, 'not modified')
      return
    case 'gone':
      logger.warn({ source: source.name }, `is not polled any more: ${polled.reason}`)
      return
    case 'failed':
      logger.warn({ source: source.name }, `cannot be read: ${polled.reason}`)
  }
}
