import { randomUUID } from 'node:crypto'
import type {
  ConsumeOptions,
  Consumption,
  ConsumptionState,
  EventLog,
  RetryTier,
  TopicSpec,
} from '../src/event-log.ts'
import { type KafkaEventLogOptions, openKafkaEventLog } from '../src/kafka/kafka-event-log.ts'
import { partitionOf } from '../src/partition-of.ts'
import type { OutgoingRecord, ReceivedRecord } from '../src/record.ts'
import { deadLetterTopic, groupTopicSpecs } from '../src/worker/group-topics.ts'
import type { KafkaContainer } from './kafka-container.ts'

/** Short times, so that tests see in seconds what takes minutes in earnest. */
export const quickSession = {
  sessionTimeoutMs: 6_000,
  rebalanceTimeoutMs: 6_000,
  heartbeatMs: 500,
  maxWaitMs: 200,
} as const

export const quickTiers: readonly RetryTier[] = [{ name: 'soon', delayMs: 1_000 }]

export type World = {
  readonly kafka: KafkaContainer
  readonly log: EventLog
  /** A topic of its own for this test. */
  readonly topic: (more?: Partial<TopicSpec>) => Promise<string>
  /** A group of its own, its retry and dead-letter topics made. */
  readonly group: (partitions?: number) => Promise<string>
  /** Consumes with quick settings; stopped with the world. */
  readonly consume: (
    options: Pick<ConsumeOptions, 'group' | 'topics' | 'handler'> & Partial<ConsumeOptions>,
  ) => Promise<Consumption & { readonly states: readonly ConsumptionState[] }>
  readonly deadLetters: (group: string) => Promise<readonly ReceivedRecord[]>
  /** Another event log with other options; closed with the world. */
  readonly another: (options?: Partial<KafkaEventLogOptions>) => EventLog
  readonly close: () => Promise<void>
}

export function openWorld(kafka: KafkaContainer): World {
  const logs: EventLog[] = []
  const said: string[] = []

  function another(options: Partial<KafkaEventLogOptions> = {}): EventLog {
    const opened = openKafkaEventLog({
      brokers: [kafka.broker],
      clientId: 'huntwire-test',
      requestTimeoutMs: 5_000,
      session: quickSession,
      log: ({ level, message, details }) => {
        if (process.env['KAFKA_TEST_LOG'] === '1')
          process.stderr.write(`${level} ${message} ${JSON.stringify(details)}\n`)
        said.push(message)
      },
      ...options,
    })
    logs.push(opened)
    return opened
  }

  const log = another()
  return {
    kafka,
    log,
    topic: async (more = {}) => {
      const spec: TopicSpec = {
        name: `t-${randomUUID()}`,
        partitions: 1,
        cleanup: { kind: 'delete', retentionMs: -1 },
        timestamps: 'create-time',
        maxMessageBytes: 1_048_588,
        compression: 'zstd',
        ...more,
      }
      await log.provision([spec])
      return spec.name
    },
    group: async (partitions = 1) => {
      const group = `g-${randomUUID()}`
      const options = { partitions, sourceMaxMessageBytes: 1_048_588, retryTiers: quickTiers }
      await log.provision(groupTopicSpecs(group, options))
      return group
    },
    consume: async (options) => {
      const states: ConsumptionState[] = []
      const consumption = await log.consume({
        stage: 'test',
        version: '1',
        retryTiers: quickTiers,
        ...options,
        observer: { ...options.observer, onState: (state) => states.push(state) },
      })
      return { ...consumption, states }
    },
    deadLetters: async (group) => {
      const records: ReceivedRecord[] = []
      for await (const record of log.read(deadLetterTopic(group))) records.push(record)
      return records
    },
    another,
    close: async () => {
      await Promise.all(logs.map((opened) => opened.close()))
    },
  }
}

export function outgoing(topic: string, key: string, value: string | Uint8Array): OutgoingRecord {
  const bytes = typeof value === 'string' ? Buffer.from(value) : value
  return { topic, key: Buffer.from(key), value: bytes, headers: [] }
}

/** A key that goes to this partition. */
export function keyFor(partition: number, partitions: number): string {
  for (let number = 0; ; number += 1) {
    if (partitionOf(Buffer.from(`key ${number}`), partitions) === partition) return `key ${number}`
  }
}

export function textOf(record: { readonly value: Uint8Array | null }): string {
  return record.value === null ? '' : Buffer.from(record.value).toString('utf8')
}

/** The value of a header, the last one of its name. */
export function headerOf(record: ReceivedRecord, name: string): string | null {
  const value = record.headers.findLast(([header]) => header === name)?.[1]
  return value === null || value === undefined ? null : Buffer.from(value).toString('utf8')
}

/** Waits until the condition holds; throws with `what` after `withinMs`. */
export async function eventually(
  what: string,
  withinMs: number,
  condition: () => boolean | Promise<boolean>,
): Promise<void> {
  const deadline = performance.now() + withinMs
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`not within ${withinMs} ms: ${what}`)
    await sleep(25)
  }
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
