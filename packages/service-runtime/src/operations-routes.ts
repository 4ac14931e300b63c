import type { Registry } from 'prom-client'
import type { Routes } from './http-server.ts'
import { askProbes, type Heartbeat, type Probe, silentLoops } from './probes.ts'

/** `/livez` (the loops turn; never asks Kafka or Redis), `/readyz` (everything it needs is there), `/metrics`. */
export function operationsRoutes(options: {
  readonly probes: () => readonly Probe[]
  readonly heartbeats: () => readonly Heartbeat[]
  readonly registry: Registry
  readonly clock: () => number
}): Routes {
  return (server) => {
    server.get('/livez', (_request, reply) => {
      const silent = silentLoops(options.heartbeats(), options.clock())
      return reply.status(silent.length === 0 ? 200 : 503).send({ alive: silent.length === 0, silent })
    })
    server.get('/readyz', async (_request, reply) => {
      const readiness = await askProbes(options.probes())
      return reply.status(readiness.ready ? 200 : 503).send(readiness)
    })
    server.get('/metrics', async (_request, reply) =>
      reply.type(options.registry.contentType).send(await options.registry.metrics()),
    )
  }
}
