import fastify, { type FastifyInstance } from 'fastify'

export type { FastifyInstance }

/** Adds routes to a server. */
export type Routes = (server: FastifyInstance) => void

/** A server that answers every error as `{"error":{"reason"}}` and never tells what went wrong inside. */
export function createHttpServer(options: {
  readonly routes: readonly Routes[]
  readonly onError: (error: unknown, url: string) => void
}): FastifyInstance {
  const server = fastify({ logger: false, forceCloseConnections: true, requestTimeout: 30_000 })
  server.setErrorHandler((error, request, reply) => {
    const status = statusOf(error)
    if (status >= 500) options.onError(error, request.url)
    // Closed at once, a connection breaks under a client that still sends, and the answer with it: the rest is read away,
    // for as long as a request may take.
    if (status === 413) reply.removeHeader('connection')
    const reason = status >= 500 ? 'something went wrong here; the log says what' : messageOf(error)
    return reply.status(status).send({ error: { reason } })
  })
  server.setNotFoundHandler((request, reply) =>
    reply
      .status(404)
      .send({ error: { reason: `nothing at ${request.method} ${request.url.slice(0, 200)}` } }),
  )
  for (const routes of options.routes) routes(server)
  return server
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  return Number.isInteger(status) && status >= 400 && status <= 599 ? status : 500
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'bad request'
}
