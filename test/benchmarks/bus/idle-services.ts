import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { encodeSubmission } from '@huntwire/events'
import { articleIdOf } from '@huntwire/intel-model'
import { pipelineGroups, pipelineTopics } from '@huntwire/service-runtime'
import { startRedis } from '../../../packages/ingest-state/test/redis-container.ts'
import { freePort } from '../../compose/free-port.ts'
import { runCommand } from '../../compose/run-command.ts'
import { waitUntil } from '../../compose/wait-until.ts'
import type { Figure } from '../figure.ts'
import { type ServiceProcess, startServiceProcess } from './service-process.ts'
import type { Setting } from './setting.ts'

const root = resolve(import.meta.dirname, '../../..')
const services = ['ingest', 'classify', 'hunt-generation', 'publish'] as const
const prefix = 'idle.'
const idleMs = 30_000
const articles = 300
const goals = { readyMs: 5_000, cpuShare: 0.01, rssBytes: 200 * 1_048_576 }

/** Start to ready, peak memory after some hundred articles, and CPU of doing nothing, of the real services. */
export async function measureIdleServices({ broker, log, say }: Setting): Promise<readonly Figure[]> {
  if (process.platform !== 'linux') {
    say('services: left out, CPU and memory of a process are read from /proc, which only Linux has')
    return []
  }
  say('services: starting a Redis')
  const redis = await startRedis()
  const directory = mkdtempSync(join(tmpdir(), 'huntwire-benchmark-'))
  const running: ServiceProcess[] = []
  try {
    await log.provision(pipelineTopics({ prefix, partitions: 3 }))
    for (const name of services) {
      const environment = {
        HUNTWIRE_KAFKA_BROKERS: broker,
        HUNTWIRE_REDIS_URL: redis.url,
        HUNTWIRE_PREFIX: prefix,
        HUNTWIRE_DATA: join(directory, 'data'),
        HUNTWIRE_OUT: join(directory, 'out'),
        HUNTWIRE_LOG_LEVEL: 'warn',
        // As the image runs them (Dockerfile): compiled before, and with a young heap of half the usual size.
        NODE_COMPILE_CACHE: join(directory, 'compile-cache'),
        NODE_OPTIONS: '--max-semi-space-size=8',
      }
      const main = join(root, 'services', name, 'src/main.ts')
      await runCommand(process.execPath, [main, '--print-config'], { environment })
      const service = await startServiceProcess({ name, main, port: await freePort(), environment })
      running.push(service)
      say(`services: ${name} ready after ${service.readyAfterMs} ms`)
    }
    say(`services: ${articles} articles go through`)
    await submitArticles(log.publish)
    await waitUntil('the articles to be through', { withinMs: 60_000, everyMs: 1_000 }, async () => {
      const lags = await Promise.all(
        pipelineGroups(prefix).map(({ group, topics }) => log.lag(group, topics)),
      )
      return lags.every((lag) => [...lag.values()].every((left) => left === 0))
    })
    await sleep(5_000)
    say(`services: idle for ${idleMs / 1_000} s`)
    const before = running.map((service) => service.cpuSeconds())
    await sleep(idleMs)
    return running.flatMap((service, index) =>
      figuresOf(service, service.cpuSeconds() - (before[index] ?? 0)),
    )
  } finally {
    await Promise.all(running.map((service) => service.stop()))
    await redis.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

function figuresOf(service: ServiceProcess, cpuSeconds: number): readonly Figure[] {
  const share = cpuSeconds / (idleMs / 1_000)
  const memory = service.memory()
  const megabytes = (bytes: number) => `${(bytes / 1_048_576).toFixed(0)} MB`
  return [
    {
      name: `${service.name}: start to ready`,
      goal: `< ${goals.readyMs / 1_000} s`,
      measured: `${(service.readyAfterMs / 1_000).toFixed(2)} s`,
      met: service.readyAfterMs < goals.readyMs,
    },
    {
      name: `${service.name}: CPU when idle`,
      goal: `< ${goals.cpuShare * 100} %`,
      measured: `${(share * 100).toFixed(2)} %`,
      met: share < goals.cpuShare,
    },
    {
      name: `${service.name}: memory (RSS)`,
      goal: `< ${megabytes(goals.rssBytes)}`,
      measured: `${megabytes(memory.rssBytes)} (peak ${megabytes(memory.peakBytes)} after ${articles} articles)`,
      met: memory.peakBytes < goals.rssBytes,
    },
  ]
}

async function submitArticles(publish: Setting['log']['publish']): Promise<void> {
  const records = Array.from({ length: articles }, (_, number) => {
    const url = `https://news.example/idle/${number}`
    const text =
      `Actors exploit CVE-2024-${10_000 + number} and beacon to c2-${number}[.]evil[.]test.\n`.repeat(40)
    const submission = { url, title: `Benchmark article ${number}`, text }
    return encodeSubmission({ articleId: articleIdOf(url), submission, source: '/benchmark', prefix })
  })
  await publish(records)
}
