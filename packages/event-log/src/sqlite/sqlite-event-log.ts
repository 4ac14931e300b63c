import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ConsumeOptions, Consumption, EventLog, Materialisation, TopicSpec, View } from '../event-log.ts'
import { DependencyUnavailable } from '../outcome.ts'
import type { Tuning } from '../worker/tuning.ts'
import { createAppendSignal } from './append-signal.ts'
import { type ChaosOptions, createChaos } from './chaos.ts'
import { consumeGroup } from './consume-group.ts'
import { followView } from './follow-view.ts'
import { createGroupCommit } from './group-commit.ts'
import { createGroupMembers, type GroupMembers } from './group-members.ts'
import { createLogReader, type LogReader } from './log-reader.ts'
import { createLogStore } from './log-store.ts'
import { openForReading, openForWriting } from './open-database.ts'
import { reading, type SqliteLog, write } from './sqlite-log.ts'
import { createTopicStore } from './topic-store.ts'
import { acquireWriterLock } from './writer-lock.ts'

export type { ChaosOptions } from './chaos.ts'
export type { LogReader } from './log-reader.ts'
export { LogInUse } from './writer-lock.ts'

export type SqliteEventLogOptions = {
  /** Holds `event-log.sqlite` and its companions; made when it is not there. */
  readonly directory: string
  /** ms since 1970; the append time of records. */
  readonly now: () => number
  /** Names a new topic's incarnation; unique for ever. Default: random. */
  readonly newEpoch?: () => string
  readonly chaos?: ChaosOptions
  readonly tuning?: Partial<Tuning>
}

export type SqliteEventLog = EventLog & {
  /** Deletes a topic with its records and positions; its readers must have stopped. */
  readonly deleteTopic: (name: string) => Promise<void>
}

const trimEveryMs = 600_000

/** Opens the embedded log for writing. Throws LogInUse when another process, or this one, has it open already. */
export function openSqliteEventLog(options: SqliteEventLogOptions): SqliteEventLog {
  mkdirSync(options.directory, { recursive: true })
  const file = fileIn(options.directory)
  const lock = acquireWriterLock(file)
  const db = openForWriting(file)
  const log: SqliteLog = {
    topics: createTopicStore(db),
    store: createLogStore(db),
    commits: createGroupCommit(db),
    signal: createAppendSignal(),
    chaos: options.chaos === undefined ? null : createChaos(options.chaos),
    now: options.now,
  }
  const reader = createLogReader(log.topics, log.store)
  const groups = new Map<string, GroupMembers>()
  const running = new Set<Consumption | Materialisation>()
  const trimming = setInterval(() => void trim(log), trimEveryMs).unref()
  void trim(log)
  let closed = false

  function open(): void {
    if (closed) throw new DependencyUnavailable('event-log', 'it is closed')
  }

  function track<Running extends Consumption | Materialisation>(started: Running): Running {
    running.add(started)
    return started
  }

  return {
    ...guarded(reader, open),
    publish: async (records) => {
      open()
      await write(log, records)
    },
    consume: async (consume: ConsumeOptions) => {
      open()
      const members =
        groups.get(consume.group) ?? createGroupMembers((topic) => log.topics.get(topic).spec.partitions)
      groups.set(consume.group, members)
      return track(await consumeGroup(log, members, consume, options.tuning ?? {}))
    },
    materialise: async (name: string, view: View) => {
      open()
      const topic = reading(() => log.topics.get(name))
      if (topic.spec.partitions !== 1)
        throw new Error(`${name} has ${topic.spec.partitions} partitions, a view reads one`)
      return track(followView(log, topic, view, options.tuning ?? {}))
    },
    provision: async (specs: readonly TopicSpec[]) => {
      open()
      const newEpoch = options.newEpoch ?? randomUUID
      const changed = await log.commits.run(() =>
        specs.flatMap((spec) => log.topics.provision(spec, newEpoch) ?? []),
      )
      for (const members of groups.values()) members.rebalance()
      return changed
    },
    deleteTopic: async (name) => {
      open()
      await log.commits.run(() => log.topics.remove(name))
    },
    close: async () => {
      if (closed) return
      closed = true
      clearInterval(trimming)
      await Promise.all([...running].map((started) => started.stop()))
      log.commits.flush()
      db.close()
      lock.release()
    },
  }
}

/** Opens the embedded log beside the process that writes it. Throws when there is none yet. */
export function openSqliteEventLogReadOnly(options: {
  readonly directory: string
}): LogReader & { readonly close: () => Promise<void> } {
  const db = openForReading(fileIn(options.directory))
  return { ...createLogReader(createTopicStore(db), createLogStore(db)), close: async () => db.close() }
}

function fileIn(directory: string): string {
  return join(directory, 'event-log.sqlite')
}

function guarded(reader: LogReader, open: () => void): LogReader {
  return {
    read: (topic, options) => {
      open()
      return reader.read(topic, options)
    },
    epochOf: async (topic) => {
      open()
      return reader.epochOf(topic)
    },
    lag: async (group, topics) => {
      open()
      return reader.lag(group, topics)
    },
  }
}

/** What cannot be trimmed now is trimmed the next time; a disk that refuses shows in every stage's state. */
async function trim(log: SqliteLog): Promise<void> {
  const trimmed = log.commits.run(() => {
    for (const topic of log.topics.all()) log.store.trim(topic, log.now())
  })
  await trimmed.catch((error: unknown) => {
    if (!(error instanceof DependencyUnavailable)) throw error
  })
}
