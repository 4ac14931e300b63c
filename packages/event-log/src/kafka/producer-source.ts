import type { Message, Producer } from 'kafkajs'
import { partitionOf } from '../partition-of.ts'
import type { KafkaClient } from './kafka-client.ts'

export type ProducerSource = {
  readonly lease: () => {
    readonly producer: Promise<Producer>
    readonly release: (how: 'kept' | 'failed') => void
  }
  readonly close: () => Promise<void>
}

type Generation = { readonly producer: Promise<Producer>; users: number; retired: boolean }

/** Hands out the current producer; one that failed is replaced, and disconnected when its last user is done. */
export function createProducerSource(client: KafkaClient): ProducerSource {
  let current: Generation | null = null
  const ending = new Set<Promise<void>>()

  function retire(generation: Generation): void {
    if (current === generation) current = null
    generation.retired = true
    endIfUnused(generation)
  }

  function endIfUnused(generation: Generation): void {
    if (!generation.retired || generation.users > 0) return
    const end = generation.producer.then(
      (producer) => producer.disconnect(),
      () => undefined, // it never connected, its users know
    )
    ending.add(end)
    void end.finally(() => ending.delete(end))
  }

  return {
    lease: () => {
      current ??= { producer: connectProducer(client), users: 0, retired: false }
      const generation = current
      generation.users += 1
      return {
        producer: generation.producer,
        release: (how) => {
          generation.users -= 1
          if (how === 'failed' && !generation.retired) retire(generation)
          else endIfUnused(generation)
        },
      }
    },
    close: async () => {
      if (current !== null) retire(current)
      await Promise.all(ending)
    },
  }
}

async function connectProducer(client: KafkaClient): Promise<Producer> {
  const producer = client.kafka().producer({
    idempotent: true,
    allowAutoTopicCreation: false,
    metadataMaxAge: 60_000,
    createPartitioner:
      () =>
      ({ partitionMetadata, message }) =>
        partitionOf(keyBytes(message), partitionMetadata.length),
    retry: { retries: 5, initialRetryTime: 100, maxRetryTime: 1_000, factor: 0.2, multiplier: 2 },
  })
  try {
    await producer.connect()
    return producer
  } catch (error) {
    await producer.disconnect()
    throw error
  }
}

/** Every record has a key: without one a retry of an idempotent send may change the partition. */
function keyBytes(message: Message): Uint8Array {
  if (message.key instanceof Uint8Array) return message.key
  throw new TypeError('a record without key')
}
