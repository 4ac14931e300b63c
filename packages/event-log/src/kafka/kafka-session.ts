import type { Consumer, EachBatchPayload } from 'kafkajs'
import { trackFetchGenerations } from './fetch-generations.ts'
import type { KafkaClient } from './kafka-client.ts'

export type SessionOptions = {
  readonly client: KafkaClient
  readonly group: string
  readonly topics: readonly string[]
  readonly tuning: SessionTuning
}

export type SessionTuning = {
  /** A member that is silent for so long is taken out of the group. */
  readonly sessionTimeoutMs: number
  readonly rebalanceTimeoutMs: number
  readonly heartbeatMs: number
  /** How long a fetch waits for records: 200–500, since heartbeats and resumed partitions wait with it. */
  readonly maxWaitMs: number
  readonly maxBytes: number
  readonly maxBytesPerPartition: number
  /** How soon new partitions are seen. */
  readonly metadataMaxAgeMs: number
  /** A client that fetches nothing for so long is replaced. */
  readonly watchdogMs: number
}

export type SessionEvents = {
  /** The group gave this member its partitions, the first time or again: whatever was fetched before is void. */
  readonly onJoin: (consumer: Consumer) => void
  /** The group is about to share out anew: the last moment to commit. */
  readonly onRebalancing: () => void
  /** Only takes records over, quickly: all partitions and the heartbeats wait for it. */
  readonly onBatch: (payload: EachBatchPayload) => void
  readonly onFetching: () => void
  readonly onFetched: () => void
  /** A request had no answer in time; kafkajs tries again. */
  readonly onSilence: (message: string) => void
}

export type Session = {
  /** Settles with the error that ended the client; never when `leave` ends it. */
  readonly ended: Promise<unknown>
  /** Commit before: kafkajs drops commits without a word from here on. */
  readonly leave: () => Promise<void>
}

/**
 * The life of one kafkajs consumer, from connecting to its crash. It is never restarted: kafkajs counts its retries
 * over the consumer's whole life, leaves some crashes for ever, and keeps pauses and positions that are no longer
 * true. Whoever holds the session starts another one.
 */
export async function startSession(options: SessionOptions, events: SessionEvents): Promise<Session> {
  const consumer = createConsumer(options)
  const fetches = trackFetchGenerations(() => performance.now())
  let alive = performance.now()
  const { promise: ended, resolve: end } = Promise.withResolvers<unknown>()
  consumer.on(consumer.events.CRASH, ({ payload }) => end(payload.error))
  consumer.on(consumer.events.REQUEST_TIMEOUT, ({ payload }) =>
    events.onSilence(`${payload.broker} does not answer ${payload.apiName}`),
  )
  consumer.on(consumer.events.REBALANCING, () => events.onRebalancing())
  consumer.on(consumer.events.GROUP_JOIN, () => {
    alive = performance.now()
    fetches.joined()
    const paused = consumer.paused()
    if (paused.length > 0) consumer.resume(paused)
    events.onJoin(consumer)
  })
  consumer.on(consumer.events.FETCH_START, ({ payload }) => {
    fetches.started(payload.nodeId)
    events.onFetching()
  })
  consumer.on(consumer.events.FETCH, () => {
    alive = performance.now()
    events.onFetched()
  })
  const watchdog = setInterval(() => {
    const silentMs = performance.now() - alive
    if (silentMs > options.tuning.watchdogMs) end(new Error(`the client fetched nothing for ${silentMs} ms`))
  }, options.tuning.watchdogMs / 4)
  watchdog.unref()

  const leave = async () => {
    clearInterval(watchdog)
    await consumer.disconnect()
  }
  try {
    await consumer.connect()
    await consumer.subscribe({ topics: [...options.topics], fromBeginning: true })
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 1,
      eachBatch: async (payload) => {
        if (!payload.isRunning() || payload.isStale() || fetches.areMixed()) return
        events.onBatch(payload)
        payload.resolveOffset(payload.batch.lastOffset())
      },
    })
  } catch (error) {
    await leave()
    throw error
  }
  return { ended, leave }
}

function createConsumer({ client, group, tuning }: SessionOptions): Consumer {
  return client.kafka().consumer({
    groupId: group,
    sessionTimeout: tuning.sessionTimeoutMs,
    rebalanceTimeout: tuning.rebalanceTimeoutMs,
    heartbeatInterval: tuning.heartbeatMs,
    maxWaitTimeInMs: tuning.maxWaitMs,
    maxBytes: tuning.maxBytes,
    maxBytesPerPartition: tuning.maxBytesPerPartition,
    metadataMaxAge: tuning.metadataMaxAgeMs,
    allowAutoTopicCreation: false,
    retry: {
      retries: 3,
      initialRetryTime: 100,
      maxRetryTime: 1_000,
      factor: 0.2,
      multiplier: 2,
      restartOnFailure: async () => false,
    },
  })
}
