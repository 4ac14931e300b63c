import { spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import kafkajs from 'kafkajs'
import { guardRequestQueue } from '../src/kafka/request-queue-guard.ts'

// The reaper's image is not reachable everywhere; what is started here is removed here.
process.env['TESTCONTAINERS_RYUK_DISABLED'] = 'true'

const image = 'apache/kafka:4.3.1'

/** Where the broker keeps its segments. */
export const kafkaLogDirectory = '/tmp/huntwire-kafka-logs'

/** One real broker for tests. It keeps its host port and its data through restarts. */
export type KafkaContainer = {
  /** `host:port` as clients of this machine reach it. */
  readonly broker: string
  /** A second listener: the broker listens on port `behind` and tells its clients to come to port `front`. */
  readonly proxied: { readonly front: number; readonly behind: number }
  /** Stops the broker in an orderly way; its data stays. */
  readonly stop: () => Promise<void>
  /** SIGKILL: the broker has no chance to say goodbye. */
  readonly kill: () => Promise<void>
  /** Starts a stopped or killed broker and waits until it answers. */
  readonly start: () => Promise<void>
  readonly restart: () => Promise<void>
  /** Freezes the process: connections stay open and nothing answers. */
  readonly pause: () => Promise<void>
  readonly unpause: () => Promise<void>
  /** Runs a command in the container; throws when it fails. */
  readonly exec: (command: readonly string[]) => Promise<string>
  readonly remove: () => Promise<void>
}

export type KafkaContainerOptions = {
  /** More server properties, as `KAFKA_…` variables. */
  readonly environment?: Readonly<Record<string, string>>
  /** A Docker network to join; there the broker answers as `networkAlias:19092`. */
  readonly networkMode?: string
  readonly networkAlias?: string
}

/** Why there is no Docker, or null when there is. Throws under `CI=true`, where nothing may be left out. */
export async function dockerMissing(): Promise<string | null> {
  const { getContainerRuntimeClient } = await import('testcontainers')
  try {
    await getContainerRuntimeClient()
    return null
  } catch (error) {
    const message = `Docker is missing: ${error instanceof Error ? error.message : String(error)}`
    if (process.env['CI'] === 'true') throw new Error(message, { cause: error })
    return message
  }
}

export async function startKafka(options: KafkaContainerOptions = {}): Promise<KafkaContainer> {
  const { GenericContainer, Wait, getContainerRuntimeClient } = await import('testcontainers')
  const [port, front, behind] = [await freePort(), await freePort(), await freePort()]
  let container = new GenericContainer(image)
    .withExposedPorts({ container: 9092, host: port }, { container: 9094, host: behind })
    .withEnvironment({ ...serverProperties(port, front, options.networkAlias), ...options.environment })
    .withLabels({ 'huntwire.test': 'kafka' })
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
    .withStartupTimeout(120_000)
  if (options.networkMode !== undefined) container = container.withNetworkMode(options.networkMode)
  if (options.networkAlias !== undefined) container = container.withNetworkAliases(options.networkAlias)
  const started = await container.start()
  const id = started.getId()
  const atExit = () => removeAtExit(id)
  process.once('exit', atExit)
  // A test run that is cut short ends by a signal, without `exit`.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1))
  const broker = `127.0.0.1:${port}`
  const handle = (await getContainerRuntimeClient()).container.getById(id)
  await waitUntilItAnswers(broker)

  const start = async () => {
    await handle.start()
    await waitUntilItAnswers(broker)
  }
  return {
    broker,
    proxied: { front, behind },
    stop: async () => {
      await handle.stop({ t: 20 })
    },
    kill: async () => {
      await handle.kill()
    },
    start,
    restart: async () => {
      await handle.stop({ t: 20 })
      await start()
    },
    pause: async () => {
      await handle.pause()
    },
    unpause: async () => {
      await handle.unpause()
    },
    exec: async (command) => {
      const { exitCode, output } = await started.exec([...command])
      if (exitCode !== 0) throw new Error(`${command.join(' ')} ended with ${exitCode}: ${output}`)
      return output
    },
    remove: async () => {
      process.removeListener('exit', atExit)
      await handle.remove({ force: true, v: true })
    },
  }
}

function serverProperties(
  port: number,
  front: number,
  networkAlias: string | undefined,
): Record<string, string> {
  const inside = networkAlias ?? 'localhost'
  return {
    KAFKA_NODE_ID: '1',
    KAFKA_PROCESS_ROLES: 'broker,controller',
    KAFKA_LISTENERS: 'HOST://:9092,PROXIED://:9094,INSIDE://:19092,CONTROLLER://:9093',
    KAFKA_ADVERTISED_LISTENERS: `HOST://127.0.0.1:${port},PROXIED://127.0.0.1:${front},INSIDE://${inside}:19092`,
    KAFKA_INTER_BROKER_LISTENER_NAME: 'INSIDE',
    KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
    KAFKA_LISTENER_SECURITY_PROTOCOL_MAP:
      'CONTROLLER:PLAINTEXT,HOST:PLAINTEXT,PROXIED:PLAINTEXT,INSIDE:PLAINTEXT',
    KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
    KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
    KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS: '4',
    KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
    KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
    KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
    KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS: '1000',
    KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
    KAFKA_LOG_DIRS: kafkaLogDirectory,
    KAFKA_HEAP_OPTS: '-Xmx512m -Xms128m',
  }
}

async function waitUntilItAnswers(broker: string): Promise<void> {
  guardRequestQueue()
  const deadline = Date.now() + 90_000
  for (;;) {
    const admin = new kafkajs.Kafka({
      brokers: [broker],
      logLevel: kafkajs.logLevel.NOTHING,
      retry: { retries: 0 },
    }).admin()
    try {
      await admin.connect()
      await admin.listTopics()
      return
    } catch (error) {
      if (Date.now() > deadline) throw new Error(`the broker at ${broker} does not answer`, { cause: error })
      await new Promise((resolve) => setTimeout(resolve, 200))
    } finally {
      await admin.disconnect()
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no free port'))
        else resolve(address.port)
      })
    })
  })
}

function removeAtExit(id: string): void {
  const { status, stderr } = spawnSync('docker', ['rm', '--force', '--volumes', id])
  if (status !== 0) process.stderr.write(`container ${id} was not removed: ${stderr}\n`)
}
