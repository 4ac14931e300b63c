import type { Coordinates } from '@huntwire/event-log'
import kafkajs from 'kafkajs'

/** A record as another team's producer writes it: any key or none, a value or none, headers of its own. */
export type ForeignRecord = {
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers: Readonly<Record<string, Buffer>>
}

/** A stock client, so that nothing of ours helps. */
export type ForeignProducer = {
  /** Appends records to one partition, in order; tells where they stand. Throws when the broker does not take them. */
  readonly send: (
    topic: string,
    partition: number,
    records: readonly ForeignRecord[],
  ) => Promise<readonly Coordinates[]>
  readonly close: () => Promise<void>
}

const { CompressionTypes, Kafka, logLevel, Partitioners } = kafkajs

export async function foreignProducer(broker: string): Promise<ForeignProducer> {
  const kafka = new Kafka({ brokers: [broker], clientId: 'foreign', logLevel: logLevel.NOTHING })
  const producer = kafka.producer({
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
  })
  await producer.connect()
  return {
    send: async (topic, partition, records) => {
      const messages = records.map(({ key, value, headers }) => ({
        key,
        value,
        partition,
        headers: { ...headers },
      }))
      const [answer] = await producer.send({ topic, messages, acks: -1, compression: CompressionTypes.GZIP })
      const base = BigInt(answer?.baseOffset ?? -1)
      if (base < 0n) throw new Error(`the broker did not say where it put records of ${topic}`)
      return records.map((_, index) => ({ topic, partition, offset: String(base + BigInt(index)) }))
    },
    close: () => producer.disconnect(),
  }
}
