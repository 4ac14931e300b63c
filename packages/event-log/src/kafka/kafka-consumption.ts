import type { Consumer, EachBatchPayload } from 'kafkajs'
import type { ConsumeOptions, Consumption } from '../event-log.ts'
import { DependencyUnavailable } from '../outcome.ts'
import type { OutgoingRecord } from '../record.ts'
import { createBackOff } from '../worker/back-off.ts'
import type { PartitionWorker } from '../worker/partition-worker.ts'
import type { RawRecord } from '../worker/receive-record.ts'
import { createStage } from '../worker/stage.ts'
import type { Tuning } from '../worker/tuning.ts'
import type { DecodedMessage, Unreadable } from './decode-record-batches.ts'
import { createGroupPositions, type TopicPartition } from './group-positions.ts'
import type { KafkaClient } from './kafka-client.ts'
import { asEventLogError, messageOf } from './kafka-errors.ts'
import { type Session, type SessionTuning, startSession } from './kafka-session.ts'
import { missingTopics } from './missing-topics.ts'
import { isDecoded, rawRecordOf } from './partition-reader.ts'
import { pause } from './pause.ts'
import { startAtEnd } from './start-at-end.ts'
import { withTimeout } from './with-timeout.ts'

export type ConsumptionSetup = {
  readonly client: KafkaClient
  readonly publish: (records: readonly OutgoingRecord[]) => Promise<void>
  readonly session: SessionTuning
  readonly commitMs: number
  readonly engine: Partial<Tuning>
  readonly log: (message: string) => void
}

export type KafkaConsumption = Consumption & {
  /** Settles when the group was joined for the first time, or stopped before; fails when a topic is missing then. */
  readonly joined: Promise<void>
}

/** What belongs to one generation of the group: at the next one all of it is void. */
type Generation = {
  readonly workers: Map<string, PartitionWorker>
  readonly positions: ReturnType<typeof createGroupPositions>
}

/** Unrecoverable client errors in a row, with nothing read between them, after which a person is needed. */
const hopelessCrashes = 5

/**
 * Handles the records of a group's topics. kafkajs only brings them: each partition has its own worker, so that a slow
 * one holds up neither the others nor the heartbeats, and every crash of kafkajs ends in another session.
 */
export function consumeFromKafka(options: ConsumeOptions, setup: ConsumptionSetup): KafkaConsumption {
  const stage = createStage({ consume: options, now: Date.now, tuning: setup.engine })
  const stopping = new AbortController()
  let generation = newGeneration()
  let session: Session | null = null
  let consumer: Consumer | null = null
  let lastPollAt = Date.now()
  let hopeless = 0
  let finishing = false
  let hasJoined = false
  const firstJoin = Promise.withResolvers<void>()
  const backOff = createBackOff({ firstMs: 200, maxMs: 5_000 })
  const running = run()

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const error = await runSession()
      if (stopping.signal.aborted) return
      lastPollAt = Date.now()
      noteCrash(error)
      await pause(backOff.next(), stopping.signal)
    }
  }

  /** From joining to the error that ended it. */
  async function runSession(): Promise<unknown> {
    try {
      if (!hasJoined) await requireTopics()
      if (options.from === 'latest') await startAtEnd(setup.client, options)
      const sessionOptions = {
        client: setup.client,
        group: options.group,
        topics: stage.topics,
        tuning: setup.session,
      }
      session = await startSession(sessionOptions, {
        onJoin,
        onRebalancing: commit,
        onBatch,
        onFetching,
        onFetched,
        onSilence,
      })
    } catch (error) {
      return error
    }
    const commits = setInterval(commit, setup.commitMs)
    const error = await Promise.race([session.ended, aborted(stopping.signal)])
    clearInterval(commits)
    dropGeneration()
    generation = newGeneration()
    consumer = null
    await leaveQuietly(session)
    session = null
    return error
  }

  /** A topic that is missing from the start is a mistake; one that goes later may come back. */
  async function requireTopics(): Promise<void> {
    const missing = await missingTopics(setup.client, stage.topics)
    if (missing.length === 0) return
    const message = `${options.group}: provision ${missing.join(', ')} first`
    firstJoin.reject(new DependencyUnavailable('kafka', message))
    throw new DependencyUnavailable('kafka', message)
  }

  function onJoin(joined: Consumer): void {
    consumer = joined
    dropGeneration()
    generation = newGeneration()
    stage.states.resume('kafka')
    stage.states.running()
    firstJoin.resolve()
    hasJoined = true
  }

  function onFetching(): void {
    lastPollAt = Date.now()
  }

  function onFetched(): void {
    lastPollAt = Date.now()
    hopeless = 0
    backOff.reset()
    stage.states.resume('kafka')
  }

  function onSilence(message: string): void {
    stage.states.pause('kafka', 'kafka', message)
  }

  function onBatch({ batch }: EachBatchPayload): void {
    if (finishing) return
    const worker = workerOf(batch)
    let records: RawRecord[] = []
    for (const message of batch.messages.filter(isDecoded)) {
      if (message.unreadable === null) {
        records.push(rawRecordOf(batch.topic, batch.partition, message))
        continue
      }
      worker.enqueue(records)
      records = []
      worker.enqueueUnreadable(unreadableRange(message, message.unreadable))
    }
    if (records.length > 0) worker.enqueue(records)
  }

  function workerOf({ topic, partition }: TopicPartition): PartitionWorker {
    const { workers, positions } = generation
    const name = `${topic}:${partition}`
    const known = workers.get(name)
    if (known !== undefined) return known
    const flow = {
      onFull: () => consumer?.pause([{ topic, partitions: [partition] }]),
      onRoom: () => consumer?.resume([{ topic, partitions: [partition] }]),
    }
    const settle = async (outputs: readonly OutgoingRecord[], nextOffset: string) => {
      await setup.publish(outputs)
      positions.settled({ topic, partition }, nextOffset)
    }
    const worker = stage.own({ topic, partition }, { settle }, flow)
    workers.set(name, worker)
    return worker
  }

  function dropGeneration(): void {
    for (const worker of generation.workers.values()) worker.drop()
    generation.workers.clear()
  }

  function commit(): void {
    if (consumer === null) return
    generation.positions.commit(consumer).catch((error: unknown) => {
      // What is not committed is read again, and the next commit holds it too.
      setup.log(`${options.group}: a commit failed: ${messageOf(error)}`)
    })
  }

  function noteCrash(error: unknown): void {
    const failure = asEventLogError(error, `reading ${options.topics.join(', ')}`)
    if (isProgramError(error)) hopeless += 1
    if (hopeless >= hopelessCrashes) {
      stage.states.fail(`the Kafka client cannot go on: ${failure.message}; restart with a version that can`)
    } else {
      stage.states.pause('kafka', 'kafka', failure.message)
    }
  }

  async function leaveQuietly(left: Session): Promise<void> {
    try {
      await withTimeout(left.leave(), setup.session.sessionTimeoutMs, 'leaving the group')
    } catch (error) {
      setup.log(`${options.group}: ${messageOf(error)}; the group waits for the session to time out`)
    }
  }

  /** Finishes what is in work, commits it, and only then leaves the group. */
  async function stop(): Promise<void> {
    finishing = true
    const last = generation
    if (session !== null) consumer?.pause(stage.topics.map((topic) => ({ topic })))
    await Promise.all([...last.workers.values()].map((worker) => worker.finish()))
    // Another generation has other partitions: what this one did not commit is read again.
    if (last === generation) await commitLast(last.positions)
    stopping.abort()
    await running
    stage.states.stopped()
    firstJoin.resolve()
  }

  async function commitLast(positions: Generation['positions']): Promise<void> {
    if (consumer === null) return
    try {
      await withTimeout(positions.commit(consumer), setup.session.sessionTimeoutMs, 'the last commit')
    } catch (error) {
      setup.log(`${options.group}: ${messageOf(error)}; some records will be handled again`)
    }
  }

  let stopped: Promise<void> | null = null
  return {
    state: stage.state,
    lastPollAt: () => lastPollAt,
    stop: () => {
      stopped ??= stop()
      return stopped
    },
    joined: firstJoin.promise,
  }
}

function newGeneration(): Generation {
  return { workers: new Map(), positions: createGroupPositions() }
}

function unreadableRange(message: DecodedMessage, unreadable: Unreadable) {
  const { offset, nextOffset, codec, bytes, reason, isTooLarge } = unreadable
  return {
    offset,
    nextOffset,
    timestamp: Number(message.timestamp),
    reason: isTooLarge ? ('oversize' as const) : ('undecodable' as const),
    message:
      `offsets ${offset} to before ${nextOffset}, ${codec}, ${bytes} bytes as stored: ${reason}; ` +
      'the bytes are in the topic as long as it keeps them',
  }
}

/** An error of the program, not of the network or the broker. */
function isProgramError(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof TypeError || cause instanceof RangeError || cause instanceof SyntaxError
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
