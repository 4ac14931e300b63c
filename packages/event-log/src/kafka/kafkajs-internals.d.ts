// The parts of kafkajs 2.2.4 (pinned exactly) that it does not export and that its traps make us reach for.

declare module 'kafkajs/src/network/requestQueue/index.js' {
  const RequestQueue: {
    readonly prototype: {
      readonly pending: readonly unknown[]
      scheduleCheckPendingRequests(): void
      scheduleRequestTimeoutCheck(): void
      readonly enforceRequestTimeout: boolean
      /** ms */
      readonly requestTimeout: number
      readonly inflight: ReadonlyMap<number, InFlightRequest>
      requestTimeoutIntervalId: NodeJS.Timeout
      readonly isConnected: () => boolean
      destroy(): void
    }
  }
  type InFlightRequest = {
    readonly sentAt: number
    readonly requestTimeout: number
    timeoutRequest(): void
  }
  export default RequestQueue
}

declare module 'kafkajs/src/protocol/encoder.js' {
  /** `writeEncoder` of the request frame takes these bytes as they are. */
  export default class Encoder {
    buf: Buffer
    offset: number
    constructor(initialSize?: number)
    writeBuffer(bytes: Buffer): this
  }
}

declare module 'kafkajs/src/protocol/requests/index.js' {
  import type { ProtocolCall } from 'kafkajs/src/cluster/index.js'

  type Definition = {
    protocol: (options: { version: number }) => (options: unknown) => ProtocolCall
  }
  const registry: { readonly requests: { readonly Fetch: Definition; readonly Produce: Definition } }
  export default registry
}

declare module 'kafkajs/src/consumer/batch.js' {
  import type { FetchedMessage, FetchedPartition } from 'kafkajs/src/cluster/index.js'

  /** Drops aborted, control and earlier records. */
  export default class Batch {
    readonly messages: readonly FetchedMessage[]
    readonly rawMessages: readonly FetchedMessage[]
    constructor(topic: string, fetchedOffset: string, partition: FetchedPartition)
  }
}

declare module 'kafkajs/src/loggers/index.js' {
  import type { Logger, logCreator, logLevel } from 'kafkajs'

  const loggers: {
    readonly createLogger: (options: { readonly level: logLevel; readonly logCreator: logCreator }) => Logger
  }
  export default loggers
}

declare module 'kafkajs/src/network/socketFactory.js' {
  export default function createSocketFactory(): unknown
}

declare module 'kafkajs/src/cluster/index.js' {
  import type { Logger } from 'kafkajs'
  import type Encoder from 'kafkajs/src/protocol/encoder.js'

  export type ProtocolCall = {
    readonly request: {
      readonly apiKey: number
      readonly apiVersion: number
      readonly apiName: string
      readonly expectResponse?: () => boolean
      readonly encode: () => Promise<Encoder>
    }
    readonly response: {
      readonly decode: (payload: Buffer) => Promise<unknown>
      readonly parse: (decoded: unknown) => Promise<unknown>
    }
    readonly requestTimeout?: number
  }

  export type FetchedMessage = {
    readonly offset: string
    readonly timestamp: string
    readonly key: Buffer | null
    readonly value: Buffer | null
    readonly isControlRecord: boolean
    readonly batchContext: { readonly producerId: string; readonly inTransaction: boolean }
  }

  export type FetchedPartition = {
    readonly partition: number
    readonly highWatermark: string
    readonly messages: readonly FetchedMessage[]
    readonly abortedTransactions: readonly { readonly producerId: string; readonly firstOffset: string }[]
  }

  export type Broker = {
    readonly connectionPool: { send(call: ProtocolCall): Promise<unknown> }
    fetch(options: {
      readonly maxWaitTime: number
      readonly minBytes: number
      readonly maxBytes: number
      readonly isolationLevel: number
      readonly rackId: string
      readonly topics: readonly {
        readonly topic: string
        readonly partitions: readonly {
          readonly partition: number
          readonly fetchOffset: string
          readonly maxBytes: number
        }[]
      }[]
    }): Promise<{
      readonly responses: readonly {
        readonly topicName: string
        readonly partitions: readonly FetchedPartition[]
      }[]
    }>
  }

  export type Coordinator = Broker & {
    offsetFetch(options: {
      readonly groupId: string
      readonly topics: readonly {
        readonly topic: string
        readonly partitions: readonly { readonly partition: number }[]
      }[]
    }): Promise<{
      readonly responses: readonly {
        readonly topic: string
        readonly partitions: readonly { readonly partition: number; readonly offset: string }[]
      }[]
    }>
    offsetCommit(options: {
      readonly groupId: string
      readonly memberId: string
      readonly groupGenerationId: number
      readonly topics: readonly {
        readonly topic: string
        readonly partitions: readonly { readonly partition: number; readonly offset: string }[]
      }[]
    }): Promise<unknown>
  }

  export default class Cluster {
    constructor(options: {
      readonly logger: Logger
      readonly socketFactory: unknown
      readonly brokers: readonly string[]
      readonly ssl?: unknown
      readonly sasl?: unknown
      readonly clientId: string
      readonly connectionTimeout: number
      readonly requestTimeout: number
      readonly enforceRequestTimeout: boolean
      readonly metadataMaxAge: number
      readonly allowAutoTopicCreation: boolean
      readonly isolationLevel: number
      readonly maxInFlightRequests: number | null
      readonly retry: object
    })
    connect(): Promise<void>
    disconnect(): Promise<void>
    addTargetTopic(topic: string): Promise<void>
    refreshMetadataIfNecessary(): Promise<void>
    findControllerBroker(): Promise<Broker>
    findGroupCoordinator(options: { readonly groupId: string }): Promise<Coordinator>
    findBroker(options: { readonly nodeId: string }): Promise<Broker>
    findTopicPartitionMetadata(topic: string): readonly { readonly partitionId: number }[]
    findLeaderForPartitions(
      topic: string,
      partitions: readonly number[],
    ): Readonly<Record<string, readonly number[]>>
    fetchTopicsOffset(
      topics: readonly {
        readonly topic: string
        readonly fromBeginning: boolean
        readonly partitions: readonly { readonly partition: number }[]
      }[],
    ): Promise<
      readonly {
        readonly topic: string
        readonly partitions: readonly { readonly partition: number; readonly offset: string }[]
      }[]
    >
  }
}
