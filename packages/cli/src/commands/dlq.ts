import { DependencyUnavailable, type EventLog, replayRecord } from '@huntwire/event-log'
import { openSqliteEventLog, openSqliteEventLogReadOnly } from '@huntwire/event-log/sqlite'
import { z } from 'zod'
import { findDeadLetters, type NamedDeadLetter, readDeadLetters } from '../dead-letters.ts'
import { askInstance } from '../embedded/ask-instance.ts'
import { embeddedPrefix } from '../embedded/data-files.ts'
import { readRunFile } from '../embedded/run-file.ts'
import { CommandFailure, type ExitCode, exitCode } from '../exit-code.ts'
import { kafkaIsConfigured, openKafkaFromEnvironment } from '../kafka-from-environment.ts'
import { parseOptions } from '../parse-options.ts'
import { visibleText } from '../visible-text.ts'

type Log = Pick<EventLog, 'read' | 'close'>

/** `dlq list|show|replay`: the dead letters of the cluster that the environment names, else of a data directory. */
export async function dlq(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, {
    data: { type: 'string', default: './data' },
    'dry-run': { type: 'boolean', default: false },
  })
  const [verb, ...names] = positionals
  switch (verb) {
    case 'list':
      if (names.length > 0) throw new CommandFailure(exitCode.usage, 'dlq list takes no names')
      return await withLog(values.data, (log, prefix) => list(log, prefix))
    case 'show':
      requireNames(verb, names)
      return await withLog(values.data, (log, prefix) => show(log, prefix, names))
    case 'replay':
      requireNames(verb, names)
      return await replay({ data: values.data, names, dryRun: values['dry-run'] })
    default:
      throw new CommandFailure(exitCode.usage, 'dlq does list, show NAME… or replay NAME… [--dry-run]')
  }
}

function requireNames(verb: string, names: readonly string[]): void {
  if (names.length === 0) throw new CommandFailure(exitCode.usage, `dlq ${verb} takes names as in "dlq list"`)
}

async function list(log: Log, prefix: string): Promise<ExitCode> {
  for await (const { name, letter } of readDeadLetters(log, prefix)) {
    const { topic, partition, offset } = letter.origin
    const when = new Date(letter.lastFailureAt).toISOString()
    const message = visibleText(letter.message)
    process.stdout.write(`${name}\t${when}\t${letter.reason}\t${topic}:${partition}:${offset}\t${message}\n`)
  }
  return exitCode.done
}

async function show(log: Log, prefix: string, names: readonly string[]): Promise<ExitCode> {
  const { found, missing } = await findDeadLetters(log, prefix, names)
  for (const named of found) process.stdout.write(`${JSON.stringify(describe(named), null, 2)}\n`)
  return answerMissing(missing)
}

/** Bytes are shown as text where they are UTF-8, else in base64: nothing of them is lost. */
function describe({ name, letter }: NamedDeadLetter): object {
  const { key, value, headers, ...facts } = letter
  return {
    name,
    ...facts,
    key: key === null ? null : bytesOf(key),
    headers: headers.map(([header, bytes]) => [header, bytes === null ? null : bytesOf(bytes)]),
    value: value === null ? null : bytesOf(value),
  }
}

function bytesOf(bytes: Uint8Array): object {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { base64: Buffer.from(bytes).toString('base64') }
  }
}

async function replay(asked: {
  readonly data: string
  readonly names: readonly string[]
  readonly dryRun: boolean
}): Promise<ExitCode> {
  if (asked.dryRun) return await withLog(asked.data, (log, prefix) => announce(log, prefix, asked.names))
  const instance = kafkaIsConfigured() ? null : readRunFile(asked.data)
  if (instance === null)
    return await withWriter(asked.data, (log, prefix) => replayInto(log, prefix, asked.names))
  const answer = await askInstance(instance, '/dead-letters/replay', { names: asked.names })
  const { replayed, missing } = z
    .object({ replayed: z.array(z.string()), missing: z.array(z.string()) })
    .parse(answer)
  for (const name of replayed) process.stdout.write(`${name} replayed\n`)
  return answerMissing(missing)
}

async function announce(log: Log, prefix: string, names: readonly string[]): Promise<ExitCode> {
  const { found, missing } = await findDeadLetters(log, prefix, names)
  for (const { name, letter } of found) {
    process.stdout.write(`${name} would go to ${replayRecord(letter, { now: Date.now() }).topic}\n`)
  }
  return answerMissing(missing)
}

async function replayInto(log: EventLog, prefix: string, names: readonly string[]): Promise<ExitCode> {
  const { found, missing } = await findDeadLetters(log, prefix, names)
  const records = found.map(({ letter }) => replayRecord(letter, { now: Date.now() }))
  if (records.length > 0) await log.publish(records)
  for (const { name } of found) process.stdout.write(`${name} replayed\n`)
  return answerMissing(missing)
}

function answerMissing(missing: readonly string[]): ExitCode {
  for (const name of missing) process.stderr.write(`huntwire: no dead letter ${name}\n`)
  return missing.length === 0 ? exitCode.done : exitCode.badInput
}

async function withLog(
  data: string,
  work: (log: Log, prefix: string) => Promise<ExitCode>,
): Promise<ExitCode> {
  if (kafkaIsConfigured()) return await withKafka(work)
  let log: Log
  try {
    log = openSqliteEventLogReadOnly({ directory: data })
  } catch (cause) {
    const message = `${data} has no event log: run "huntwire start" first, name another --data, or set HUNTWIRE_KAFKA_BROKERS`
    throw new CommandFailure(exitCode.usage, message, { cause })
  }
  return await closing(log, () => work(log, embeddedPrefix))
}

async function withWriter(
  data: string,
  work: (log: EventLog, prefix: string) => Promise<ExitCode>,
): Promise<ExitCode> {
  if (kafkaIsConfigured()) return await withKafka(work)
  const log = openSqliteEventLog({ directory: data, now: Date.now })
  return await closing(log, () => work(log, embeddedPrefix))
}

async function withKafka(work: (log: EventLog, prefix: string) => Promise<ExitCode>): Promise<ExitCode> {
  const { log, prefix } = await openKafkaFromEnvironment()
  try {
    return await closing(log, () => work(log, prefix))
  } catch (error) {
    if (!(error instanceof DependencyUnavailable)) throw error
    throw new CommandFailure(exitCode.unreachable, error.message, { cause: error })
  }
}

async function closing<Result>(log: Pick<EventLog, 'close'>, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } finally {
    await log.close()
  }
}
