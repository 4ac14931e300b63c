import kafkajs from 'kafkajs'
import type { ContractSubject } from '../src/contract/contract-suite.ts'
import { openKafkaEventLog } from '../src/kafka/kafka-event-log.ts'
import type { KafkaContainer } from './kafka-container.ts'
import { quickSession } from './kafka-fixture.ts'
import { foreignBatch, produceRaw } from './raw-batches.ts'

/** The Kafka adapter as the contract suite sees it. */
export function kafkaSubject(kafka: KafkaContainer): ContractSubject {
  return {
    open: async (tuning) =>
      openKafkaEventLog({
        brokers: [kafka.broker],
        clientId: 'huntwire-contract',
        requestTimeoutMs: 3_000,
        sendTimeoutMs: 5_000,
        session: quickSession,
        engine: tuning,
      }),
    deleteTopic: async (_, topic) => {
      const admin = new kafkajs.Kafka({ brokers: [kafka.broker], logLevel: kafkajs.logLevel.NOTHING }).admin()
      await admin.connect()
      try {
        await admin.deleteTopics({ topics: [topic] })
      } finally {
        await admin.disconnect()
      }
    },
    child: { module: new URL('open-kafka.ts', import.meta.url).href, args: kafka.broker },
    sessionTimeoutMs: quickSession.sessionTimeoutMs,
    produceForeign: async ({ topic, key, value }) => {
      const batch = await foreignBatch({
        values: [value ?? new Uint8Array()],
        codec: 0,
        compress: (records) => records,
        ...(key === null ? {} : { key: Buffer.from(key).toString() }),
      })
      await produceRaw(kafka.broker, topic, batch)
    },
    interrupt: async () => {
      await kafka.pause()
      return () => kafka.unpause()
    },
  }
}
