import { setImmediate } from 'node:timers/promises'
import type { EventLog } from '../event-log.ts'
import { asRead } from '../worker/receive-record.ts'
import type { LogStore, PartitionAt } from './log-store.ts'
import { reading } from './sqlite-log.ts'
import type { StoredTopic, TopicStore } from './topic-store.ts'

/** What can be asked of a log without writing it. */
export type LogReader = Pick<EventLog, 'read' | 'lag' | 'epochOf'>

export function createLogReader(topics: TopicStore, store: LogStore): LogReader {
  return {
    read: (name, options) => readTopic(store, () => topics.get(name), options?.signal),
    epochOf: async (name) => reading(() => topics.get(name).epoch),
    lag: async (group, names) =>
      reading(() => new Map(names.map((name) => [name, lagOf(store, group, topics.get(name))]))),
  }
}

async function* readTopic(store: LogStore, find: () => StoredTopic, signal: AbortSignal | undefined) {
  const topic = reading(find)
  const ends = partitionsOf(topic).map((at) => ({ at, end: reading(() => store.endOffset(at)) }))
  for (const { at, end } of ends) {
    let next = 0
    while (next < end) {
      signal?.throwIfAborted()
      const records = reading(() => store.readFrom(at, next))
      if (records.length === 0) break
      for (const raw of records) {
        next = Number(raw.offset) + 1
        if (next <= end) yield asRead(raw)
      }
      await setImmediate()
    }
  }
}

function lagOf(store: LogStore, group: string, topic: StoredTopic): number {
  let lag = 0
  for (const at of partitionsOf(topic)) {
    const first = store.firstOffset(at)
    lag += store.endOffset(at) - Math.max(store.position(group, at) ?? first, first)
  }
  return lag
}

function partitionsOf(topic: StoredTopic): readonly PartitionAt[] {
  return Array.from({ length: topic.spec.partitions }, (_, partition) => ({ topic, partition }))
}
