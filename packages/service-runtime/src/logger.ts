import { type DestinationStream, destination, type Logger, pino } from 'pino'

export type { Logger }

/**
 * A logger to stderr: JSON lines, or one readable line each when stderr is a terminal. Every line names the program;
 * bodies and secrets are never passed to it.
 */
export function createLogger(options: {
  readonly name: string
  readonly level: string
  readonly readable: boolean
}): Logger {
  const stream = options.readable ? readableStream() : destination({ fd: 2, sync: true })
  return pino(
    {
      name: options.name,
      level: options.level,
      base: { name: options.name },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    stream,
  )
}

function readableStream(): DestinationStream {
  return {
    write(line: string) {
      const { level, time, name, msg, ...rest } = JSON.parse(line)
      const details = Object.entries(rest).map(([key, value]) => ` ${key}=${JSON.stringify(value)}`)
      process.stderr.write(`${time.slice(11, 19)} ${level.padEnd(5)} ${name}: ${msg}${details.join('')}\n`)
    },
  }
}
