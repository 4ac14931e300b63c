import type { Admin } from 'kafkajs'
import type Cluster from 'kafkajs/src/cluster/index.js'
import type { EventLog, Materialisation } from '../event-log.ts'
import { DependencyUnavailable } from '../outcome.ts'
import type { Tuning } from '../worker/tuning.ts'
import { groupLag } from './group-lag.ts'
import { createKafkaClient, type KafkaConnection } from './kafka-client.ts'
import { consumeFromKafka, type KafkaConsumption } from './kafka-consumption.ts'
import { asEventLogError } from './kafka-errors.ts'
import { materialiseTopic } from './kafka-materialisation.ts'
import { createKafkaProducer } from './kafka-producer.ts'
import type { SessionTuning } from './kafka-session.ts'
import { readTopic } from './read-topic.ts'
import { topicEpoch } from './topic-epoch.ts'
import { provisionTopics } from './topic-provisioning.ts'

export type { KafkaConnection, KafkaLogEntry } from './kafka-client.ts'

export type KafkaEventLogOptions = KafkaConnection & {
  /** What records of a topic are written with. Default zstd. */
  readonly compressionOf?: (topic: string) => 'none' | 'gzip' | 'zstd'
  /** Of topics that are made. Default: the cluster's own. */
  readonly replicationFactor?: number
  /** How often positions are committed; after a kill so much is read again. Default 200 ms. */
  readonly commitMs?: number
  /** When `publish` gives up. Default 20,000 ms. */
  readonly sendTimeoutMs?: number
  /** Records of one topic in one request, before compression. Default 512 KiB. */
  readonly maxRequestBytes?: number
  /** How often a materialisation looks whether its topic was made anew. Default 10,000 ms. */
  readonly epochCheckMs?: number
  readonly session?: Partial<SessionTuning>
  readonly engine?: Partial<Tuning>
}

const defaultSession: SessionTuning = {
  sessionTimeoutMs: 15_000,
  rebalanceTimeoutMs: 15_000,
  heartbeatMs: 1_500,
  maxWaitMs: 500,
  maxBytes: 8 * 1024 * 1024,
  maxBytesPerPartition: 1024 * 1024,
  metadataMaxAgeMs: 60_000,
  watchdogMs: 60_000,
}

/** The event log on Kafka 4. Connects when first used, and again by itself whenever it has to. */
export function openKafkaEventLog(options: KafkaEventLogOptions): EventLog {
  const client = createKafkaClient(options)
  const session = { ...defaultSession, ...options.session }
  const producer = createKafkaProducer({
    client,
    compressionOf: options.compressionOf ?? (() => 'zstd'),
    maxRequestBytes: options.maxRequestBytes ?? 512 * 1024,
    sendTimeoutMs: options.sendTimeoutMs ?? 20_000,
  })
  const consumptions = new Set<KafkaConsumption>()
  const materialisations = new Set<Materialisation>()
  let closed = false

  function failWhenClosed(): void {
    if (closed) throw new DependencyUnavailable('kafka', 'the event log is closed')
  }

  function warn(message: string): void {
    options.log?.({ level: 'warn', message, details: {} })
  }

  async function withAdmin<Result>(doing: string, work: (admin: Admin) => Promise<Result>): Promise<Result> {
    failWhenClosed()
    const admin = client.kafka().admin()
    try {
      await admin.connect()
      return await work(admin)
    } catch (error) {
      throw asEventLogError(error, doing)
    } finally {
      await admin.disconnect()
    }
  }

  async function withCluster<Result>(
    doing: string,
    work: (cluster: Cluster) => Promise<Result>,
  ): Promise<Result> {
    failWhenClosed()
    try {
      const cluster = await client.connectCluster()
      return await work(cluster).finally(() => cluster.disconnect())
    } catch (error) {
      throw asEventLogError(error, doing)
    }
  }

  return {
    consume: async (consumeOptions) => {
      failWhenClosed()
      const consumption = consumeFromKafka(consumeOptions, {
        client,
        publish: producer.publish,
        session,
        commitMs: options.commitMs ?? 200,
        engine: options.engine ?? {},
        log: warn,
      })
      consumptions.add(consumption)
      try {
        await consumption.joined
      } catch (error) {
        await consumption.stop()
        throw error
      }
      failWhenClosed()
      return consumption
    },
    publish: producer.publish,
    materialise: async (topic, view) => {
      failWhenClosed()
      const materialisation = materialiseTopic(topic, view, {
        client,
        maxWaitMs: session.maxWaitMs,
        epochCheckMs: options.epochCheckMs ?? 10_000,
        onUnreadable: warn,
      })
      materialisations.add(materialisation)
      return materialisation
    },
    provision: (topics) =>
      withAdmin('provisioning topics', (admin) =>
        provisionTopics(admin, topics, options.replicationFactor ?? -1),
      ),
    epochOf: (topic) => withCluster(`asking for the id of ${topic}`, (cluster) => topicEpoch(cluster, topic)),
    lag: (group, topics) =>
      withAdmin(`measuring the lag of ${group}`, (admin) => groupLag(admin, group, topics)),
    read: (topic, readOptions) => {
      failWhenClosed()
      return readTopic(client, topic, readOptions?.signal)
    },
    close: async () => {
      closed = true
      await Promise.all([...consumptions, ...materialisations].map((each) => each.stop()))
      await producer.close()
    },
  }
}
