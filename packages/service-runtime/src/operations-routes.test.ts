import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createHttpServer } from './http-server.ts'
import { operationsRoutes } from './operations-routes.ts'
import { createPipelineMetrics, registerLag } from './pipeline-metrics.ts'
import { longestSilenceMs, type ProbeAnswer } from './probes.ts'

function serverWith(options: {
  answer: ProbeAnswer
  lastBeatAt: number
  lag?: () => Promise<ReadonlyMap<string, number>>
}) {
  const metrics = createPipelineMetrics(() => 1_000)
  if (options.lag) registerLag(metrics.registry, [{ group: 'g', topics: ['t'] }], options.lag)
  const routes = operationsRoutes({
    probes: () => [{ name: 'classify', ready: () => options.answer }],
    heartbeats: () => [{ name: 'classify', lastBeatAt: () => options.lastBeatAt }],
    registry: metrics.registry,
    clock: () => 1_000_000,
  })
  return createHttpServer({ routes: [routes], onError: () => undefined })
}

test('not ready says why, and is still alive', async () => {
  const server = serverWith({ answer: { ok: false, reason: 'paused: kafka' }, lastBeatAt: 1_000_000 })
  const ready = await server.inject('/readyz')
  assert.equal(ready.statusCode, 503)
  assert.deepEqual(ready.json(), { ready: false, parts: { classify: 'paused: kafka' } })
  assert.equal((await server.inject('/livez')).statusCode, 200)
})

test('a loop that no longer turns is not alive', async () => {
  const server = serverWith({ answer: { ok: true }, lastBeatAt: 1_000_000 - longestSilenceMs - 1 })
  assert.equal((await server.inject('/livez')).statusCode, 503)
  assert.equal((await server.inject('/readyz')).statusCode, 200)
})

test('lag is asked at the scrape, and absent while the log does not answer', async () => {
  const answering = serverWith({ answer: { ok: true }, lastBeatAt: 0, lag: async () => new Map([['t', 7]]) })
  assert.match(
    (await answering.inject('/metrics')).body,
    /kafka_consumergroup_group_lag\{group="g",topic="t"\} 7/,
  )
  const silent = serverWith({
    answer: { ok: true },
    lastBeatAt: 0,
    lag: () => Promise.reject(new Error('away')),
  })
  const scraped = await silent.inject('/metrics')
  assert.equal(scraped.statusCode, 200)
  assert.doesNotMatch(scraped.body, /group_lag\{/)
})

test('what is not there is said in our words', async () => {
  const answer = await serverWith({ answer: { ok: true }, lastBeatAt: 0 }).inject('/nothing')
  assert.equal(answer.statusCode, 404)
  assert.deepEqual(answer.json(), { error: { reason: 'nothing at GET /nothing' } })
})
