import { randomUUID } from 'node:crypto'
import { it } from 'node:test'
import type { ConsumeOptions, Consumption, EventLog, RetryTier, TopicSpec } from '../event-log.ts'
import type { Outcome } from '../outcome.ts'
import type { Header, OutgoingRecord, ReceivedRecord } from '../record.ts'
import { type DeadLetter, readDeadLetter } from '../worker/dead-letter.ts'
import { deadLetterTopic, groupTopicSpecs } from '../worker/group-topics.ts'
import type { Tuning } from '../worker/tuning.ts'
import type { ContractSubject, GetSubject } from './contract-subject.ts'

export const contractTiers: readonly RetryTier[] = [
  { name: 'soon', delayMs: 150 },
  { name: 'late', delayMs: 300 },
]
export const skip: Outcome = { kind: 'skip', reason: 'duplicate' }
const maxMessageBytes = 2 * 1024 * 1024

const deadlineMs = 90_000
const fast: Partial<Tuning> = { backOff: { firstMs: 10, maxMs: 100 } }

/** What a case works with: its own topics and groups on an open log. */
export type Bench = {
  readonly subject: ContractSubject
  readonly log: () => EventLog
  /** A topic of this case alone. */
  readonly topic: (spec?: Partial<TopicSpec>) => Promise<string>
  /** A group of this case alone, its retry and dead-letter topics provisioned. */
  readonly group: () => Promise<string>
  readonly consume: (
    options: Pick<ConsumeOptions, 'group' | 'topics' | 'handler'> & Partial<ConsumeOptions>,
  ) => Promise<Consumption>
  readonly publish: (topic: string, entries: readonly Entry[]) => Promise<void>
  readonly deadLetters: (group: string) => Promise<readonly DeadLetter[]>
  readonly readAll: (topic: string) => Promise<readonly ReceivedRecord[]>
  readonly lag: (group: string, topics: readonly string[]) => Promise<number>
  readonly close: () => Promise<void>
  readonly reopen: (tuning?: Partial<Tuning>) => Promise<void>
}

export type Entry = readonly [key: string, value: string]

/** One test of the suite. */
export function contractCase(
  name: string,
  getSubject: GetSubject,
  run: (bench: Bench) => Promise<void>,
  tuning: Partial<Tuning> = {},
): void {
  it(name, { timeout: deadlineMs * 2 }, async () => {
    const bench = await openBench(getSubject(), tuning)
    try {
      await run(bench)
    } finally {
      await bench.close()
    }
  })
}

async function openBench(subject: ContractSubject, tuning: Partial<Tuning>): Promise<Bench> {
  const id = randomUUID().slice(0, 8)
  let log: EventLog | null = await subject.open({ ...fast, ...tuning })
  let made = 0

  function opened(): EventLog {
    if (log === null) throw new Error('the log is closed')
    return log
  }

  async function readAll(topic: string): Promise<readonly ReceivedRecord[]> {
    const records: ReceivedRecord[] = []
    for await (const record of opened().read(topic)) records.push(record)
    return records
  }

  async function close(): Promise<void> {
    await log?.close()
    log = null
  }

  return {
    subject,
    log: opened,
    topic: async (spec) => {
      made += 1
      const name = `contract.${id}.topic-${made}`
      await opened().provision([topicSpec(name, spec)])
      return name
    },
    group: async () => {
      made += 1
      const name = `contract.${id}.group-${made}`
      await opened().provision(
        groupTopicSpecs(name, {
          partitions: 2,
          sourceMaxMessageBytes: maxMessageBytes,
          retryTiers: contractTiers,
        }),
      )
      return name
    },
    consume: (options) =>
      opened().consume({ stage: 'contract', version: '1.2.3', retryTiers: contractTiers, ...options }),
    publish: (topic, entries) => opened().publish(entries.map(([key, value]) => record(topic, key, value))),
    deadLetters: async (group) =>
      (await readAll(deadLetterTopic(group))).flatMap((raw) => readDeadLetter(raw) ?? []),
    readAll,
    lag: async (group, topics) => {
      const lags = await opened().lag(group, topics)
      return [...lags.values()].reduce((sum, lag) => sum + lag, 0)
    },
    close,
    reopen: async (again = {}) => {
      await close()
      log = await subject.open({ ...fast, ...tuning, ...again })
    },
  }
}

export function topicSpec(name: string, spec: Partial<TopicSpec> = {}): TopicSpec {
  return {
    name,
    partitions: 3,
    cleanup: { kind: 'delete', retentionMs: -1 },
    timestamps: 'create-time',
    maxMessageBytes,
    compression: 'zstd',
    ...spec,
  }
}

export function record(
  topic: string,
  key: string,
  value: string,
  headers: readonly Header[] = [],
): OutgoingRecord {
  return { topic, key: bytesOf(key), value: bytesOf(value), headers }
}

export function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'utf8'))
}

export function textOf(bytes: Uint8Array | null): string {
  return bytes === null ? '' : Buffer.from(bytes).toString('utf8')
}

export function publishing(topic: string, key: string, value: string): Outcome {
  return { kind: 'publish', records: [record(topic, key, value)] }
}

export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** For a handler that waits on the case: a case that failed must not wait for ever when it closes. */
export function unlessAborted(promise: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    promise.then(resolve, reject)
  })
}

/** Waits for a condition, not for a time. */
export async function eventually(
  what: string,
  condition: () => boolean | Promise<boolean>,
  state: () => unknown = () => '',
): Promise<void> {
  const deadline = performance.now() + deadlineMs
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`never came true: ${what} ${JSON.stringify(state())}`)
    await wait(15)
  }
}

/** `count` entries over `keys` keys; the values count up. */
export function entries(count: number, keys = 12, from = 0): readonly Entry[] {
  return Array.from({ length: count }, (_, index) => [`key-${index % keys}`, String(from + index)] as const)
}
