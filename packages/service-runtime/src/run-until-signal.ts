import type { Logger } from './logger.ts'

/**
 * Waits for SIGTERM or SIGINT, then stops the parts in the order given (not ready, intake, stages, log). The process
 * ends with 0, with 1 when a part fails to stop or the time is over, and at once on a second signal.
 */
export function runUntilSignal(options: {
  readonly logger: Logger
  readonly stop: () => Promise<void>
  readonly shutdownMs: number
}): void {
  let stopping = false
  const onSignal = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1)
    stopping = true
    options.logger.info(`${signal}: stopping`)
    const deadline = setTimeout(() => {
      options.logger.error(`not stopped after ${options.shutdownMs / 1_000} s; ending`)
      process.exit(1)
    }, options.shutdownMs)
    options.stop().then(
      () => {
        clearTimeout(deadline)
        process.exit(0)
      },
      (error: unknown) => {
        options.logger.error({ error: String(error) }, 'failed to stop')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}
