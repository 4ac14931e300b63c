import { spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { GenericContainer, getContainerRuntimeClient, Wait } from 'testcontainers'

/** A real Redis of a test. It keeps its port and its data over kill and restart, as compose's does. */
export type RedisContainer = {
  readonly url: string
  readonly port: number
  /** SIGKILL, as when the machine dies. */
  readonly kill: () => Promise<void>
  /** Starts it, if it does not run; returns when it answers. */
  readonly start: () => Promise<void>
  /** SIGTERM and start; returns when it answers. */
  readonly restart: () => Promise<void>
  /** SIGSTOP: connections stay up and nothing answers. */
  readonly pause: () => Promise<void>
  readonly unpause: () => Promise<void>
  /** Forgets everything (FLUSHALL). */
  readonly flush: () => Promise<void>
  /** Runs `redis-cli` with these arguments; throws when Redis answers with an error. */
  readonly cli: (...args: readonly string[]) => Promise<string>
  /** Stops and removes it with its data; safe to call twice. */
  readonly stop: () => Promise<void>
}

const image = 'redis:8.0-trixie'

/**
 * Whether containers can be run. Throws when `CI=true` and they cannot: a build must not pass by leaving tests out.
 */
export async function dockerIsThere(): Promise<boolean> {
  process.env['TESTCONTAINERS_RYUK_DISABLED'] = 'true'
  try {
    await getContainerRuntimeClient()
    return true
  } catch (cause) {
    if (process.env['CI'] !== 'true') return false
    throw new Error('these tests need Docker and CI=true forbids to skip them', { cause })
  }
}

/** Starts a Redis with compose's settings on a free port of this machine. */
export async function startRedis(): Promise<RedisContainer> {
  process.env['TESTCONTAINERS_RYUK_DISABLED'] = 'true'
  const port = await freePort()
  const started = await new GenericContainer(image)
    .withCommand(['redis-server', ...persistent, ...noEviction, ...reachable])
    .withExposedPorts({ container: 6379, host: port })
    .withWaitStrategy(Wait.forLogMessage('Ready to accept connections'))
    .start()
  const { container: api } = await getContainerRuntimeClient()
  const container = api.getById(started.getId())
  let stopped: Promise<unknown> | null = null
  const removeAtExit = () => removeNow(started.getId())
  process.once('exit', removeAtExit)

  async function cli(...args: readonly string[]): Promise<string> {
    const { output, exitCode } = await started.exec(['redis-cli', '-e', ...args])
    if (exitCode !== 0) throw new Error(`redis-cli ${args.join(' ')}: ${output.trim()}`)
    return output.trim()
  }

  async function start(): Promise<void> {
    const { State: state } = await container.inspect()
    if (!state.Running) await container.start()
    await untilItAnswers(cli)
  }

  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    kill: async () => {
      await container.kill()
    },
    start,
    restart: async () => {
      await container.stop({ t: 10 })
      await start()
    },
    pause: async () => {
      await container.kill({ signal: 'SIGSTOP' })
    },
    unpause: async () => {
      await container.kill({ signal: 'SIGCONT' })
    },
    flush: async () => {
      await cli('FLUSHALL')
    },
    cli,
    stop: async () => {
      process.off('exit', removeAtExit)
      stopped ??= container.remove({ force: true, v: true })
      await stopped
    },
  }
}

const persistent = ['--appendonly', 'yes', '--appendfsync', 'everysec']
const noEviction = ['--maxmemory-policy', 'noeviction']
// Without a password a Redis answers its own host only, and the test stands outside the container.
const reachable = ['--protected-mode', 'no']

async function untilItAnswers(cli: RedisContainer['cli']): Promise<void> {
  const giveUpAt = Date.now() + 20_000
  for (;;) {
    try {
      await cli('PING')
      return
    } catch (error) {
      if (Date.now() > giveUpAt) throw error
    }
  }
}

/** A test that dies must not leave its Redis behind. */
function removeNow(id: string): void {
  const { status, stderr } = spawnSync('docker', ['rm', '--force', '--volumes', id])
  if (status !== 0) process.stderr.write(`container ${id} was not removed: ${stderr}\n`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port)
        else reject(new Error('the system gave no port'))
      })
    })
  })
}
