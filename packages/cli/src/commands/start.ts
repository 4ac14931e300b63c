import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { LogInUse } from '@huntwire/event-log/sqlite'
import { loadSources, proxiesOf } from '@huntwire/service-ingest'
import { createLogger } from '@huntwire/service-runtime'
import { createProgress } from '../embedded/progress.ts'
import { removeRunFile, writeRunFile } from '../embedded/run-file.ts'
import { type RunningPipeline, runPipeline } from '../embedded/run-pipeline.ts'
import { bundledSources, ownSources } from '../embedded/sources-file.ts'
import { readStartSettings } from '../embedded/start-settings.ts'
import { CommandFailure, type ExitCode, exitCode } from '../exit-code.ts'
import { parseOptions } from '../parse-options.ts'

/** `start`: the four stages in one process; with `--once` until every article is through. */
export async function start(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, {
    once: { type: 'boolean', default: false },
    data: { type: 'string', default: './data' },
    out: { type: 'string', default: './out' },
    sources: { type: 'string' },
    port: { type: 'string' },
  })
  if (positionals.length > 0) throw new CommandFailure(exitCode.usage, `start takes no "${positionals[0]}"`)
  const { data, out, once } = values
  const sourcesFile = values.sources ?? (existsSync(ownSources) ? ownSources : bundledSources)
  const { sources, problems } = loadSources(sourcesFile)
  const port = values.port === undefined ? 8080 : Number(values.port)
  const portProblem =
    Number.isInteger(port) && port >= 0 && port <= 65_535 ? [] : [`--port ${values.port} is no port`]
  const settings = readStartSettings([...problems, ...portProblem])
  const logger = createLogger({
    name: 'huntwire',
    level: process.env['HUNTWIRE_LOG_LEVEL'] ? settings.HUNTWIRE_LOG_LEVEL : 'warn',
    readable: process.stderr.isTTY === true,
  })
  const progress = createProgress({
    data,
    out,
    sourcesLabel: `${sources.length} sources (${sourcesFile === bundledSources ? 'bundled samples' : sourcesFile})`,
    output: process.stdout,
  })
  const pipeline = await orInUse(() =>
    runPipeline({
      data: resolve(data),
      out: resolve(out),
      sources,
      logger,
      intakeToken: settings.HUNTWIRE_INTAKE_TOKEN ?? null,
      allowed: settings.HUNTWIRE_FETCH_ALLOW,
      contact: settings.HUNTWIRE_CONTACT ?? null,
      proxies: proxiesOf(settings),
      listen: once && values.port === undefined ? null : { host: settings.HUNTWIRE_HOST, port },
      once,
      onSettled: progress.onSettled,
      onPolled: progress.onPolled,
    }),
  )
  if (pipeline.port !== null)
    writeRunFile(data, { port: pipeline.port, token: pipeline.token, pid: process.pid })
  try {
    const interrupted = once ? waitForSignal() : null
    await Promise.race([pipeline.drained(), ...(interrupted === null ? [] : [interrupted])])
    progress.finish({ store: pipeline.store, port: pipeline.port })
    if (!once) await waitForSignal()
  } finally {
    await stopQuietly(pipeline, data)
  }
  return progress.deadLetters() > 0 && once ? exitCode.badInput : exitCode.done
}

async function stopQuietly(pipeline: RunningPipeline, data: string): Promise<void> {
  removeRunFile(data)
  await pipeline.stop()
}

function waitForSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}

async function orInUse<Result>(open: () => Promise<Result>): Promise<Result> {
  try {
    return await open()
  } catch (error) {
    if (error instanceof LogInUse) throw new CommandFailure(exitCode.usage, error.message, { cause: error })
    if (isAddressInUse(error)) {
      const message = `port ${error.port} is in use: give another one with --port, or --port 0 for any`
      throw new CommandFailure(exitCode.usage, message, { cause: error })
    }
    throw error
  }
}

function isAddressInUse(error: unknown): error is Error & { readonly port: number } {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' && 'port' in error
}
