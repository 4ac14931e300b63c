import kafkajs, { type Kafka, type KafkaConfig, type LogEntry } from 'kafkajs'
import Cluster from 'kafkajs/src/cluster/index.js'
import loggers from 'kafkajs/src/loggers/index.js'
import createSocketFactory from 'kafkajs/src/network/socketFactory.js'
import { defaultMaxBatchBytes, installFetchResponse } from './fetch-response.ts'
import { installProduceRequest } from './produce-request.ts'
import { guardRequestQueue } from './request-queue-guard.ts'

export type KafkaConnection = {
  /** `host:port` of at least one broker. */
  readonly brokers: readonly [string, ...string[]]
  readonly clientId: string
  /** `true` trusts the public authorities; PEM texts for others. */
  readonly ssl?: boolean | { readonly ca?: string; readonly cert?: string; readonly key?: string }
  readonly sasl?: {
    readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'
    readonly username: string
    readonly password: string
  }
  /** Default 3,000. */
  readonly connectionTimeoutMs?: number
  /** How long one request may stay without answer. Default 10,000. */
  readonly requestTimeoutMs?: number
  /** What one record batch may inflate to. Default 32 MiB. */
  readonly maxBatchBytes?: number
  /** What the client says; it repeats itself while a broker is away. */
  readonly log?: (entry: KafkaLogEntry) => void
}

export type KafkaLogEntry = {
  readonly level: 'error' | 'warn' | 'info' | 'debug'
  readonly message: string
  readonly details: Readonly<Record<string, unknown>>
}

export type KafkaClient = {
  /** A client of its own for each user: consumers of one client and group share their offsets in kafkajs. */
  readonly kafka: () => Kafka
  /** A connected cluster, to read without a group; the caller disconnects it. */
  readonly connectCluster: () => Promise<Cluster>
}

const readCommitted = 1

/** kafkajs retries little: its budget never resets on success, so every user of the client retries by itself. */
const retry = { retries: 4, initialRetryTime: 100, maxRetryTime: 1_000, factor: 0.2, multiplier: 2 }

export function createKafkaClient(connection: KafkaConnection): KafkaClient {
  guardRequestQueue()
  installFetchResponse({ maxBatchBytes: connection.maxBatchBytes ?? defaultMaxBatchBytes })
  installProduceRequest()
  const shared = {
    brokers: [...connection.brokers],
    clientId: connection.clientId,
    connectionTimeout: connection.connectionTimeoutMs ?? 3_000,
    requestTimeout: connection.requestTimeoutMs ?? 10_000,
    enforceRequestTimeout: true,
    retry,
    ...securityOf(connection),
  }
  const logging = { level: kafkajs.logLevel.INFO, logCreator: () => logBridge(connection.log) }
  return {
    kafka: () => new kafkajs.Kafka({ ...shared, logLevel: logging.level, logCreator: logging.logCreator }),
    connectCluster: async () => {
      const cluster = new Cluster({
        ...shared,
        logger: loggers.createLogger(logging),
        socketFactory: createSocketFactory(),
        metadataMaxAge: 60_000,
        allowAutoTopicCreation: false,
        isolationLevel: readCommitted,
        maxInFlightRequests: null,
      })
      await cluster.connect()
      return cluster
    },
  }
}

function securityOf(connection: KafkaConnection): Pick<KafkaConfig, 'ssl' | 'sasl'> {
  const { ssl, sasl } = connection
  return {
    ...(ssl === undefined ? {} : { ssl }),
    ...(sasl === undefined ? {} : { sasl: saslOf(sasl) }),
  }
}

function saslOf(sasl: NonNullable<KafkaConnection['sasl']>): NonNullable<KafkaConfig['sasl']> {
  const { mechanism, username, password } = sasl
  switch (mechanism) {
    case 'plain':
      return { mechanism, username, password }
    case 'scram-sha-256':
      return { mechanism, username, password }
    case 'scram-sha-512':
      return { mechanism, username, password }
  }
}

function logBridge(log: KafkaConnection['log']): (entry: LogEntry) => void {
  return ({ namespace, level, log: { message, timestamp: _, logger: __, ...details } }) => {
    log?.({ level: levelName(level), message: `${namespace}: ${message}`, details })
  }
}

function levelName(level: number): KafkaLogEntry['level'] {
  if (level <= kafkajs.logLevel.ERROR) return 'error'
  if (level === kafkajs.logLevel.WARN) return 'warn'
  return level === kafkajs.logLevel.INFO ? 'info' : 'debug'
}
