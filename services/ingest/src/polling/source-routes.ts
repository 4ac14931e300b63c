import { pageHeaders, renderSourcesPage, stylesheet } from '@huntwire/briefs/page'
import { type PollIndex, StateUnavailable } from '@huntwire/ingest-state'
import type { ConfiguredSource } from '@huntwire/reading'
import type { Routes } from '@huntwire/service-runtime'
import { healthOfSources } from './source-health.ts'

/**
 * `GET /sources`: the health of every source, as JSON, or as a page for who asks for HTML first. `state` is null until
 * the store is open. `alone`: no other routes of this server have the pages' stylesheet.
 */
export function sourceRoutes(options: {
  readonly sources: readonly ConfiguredSource[]
  readonly state: () => Pick<PollIndex, 'sourceRecords' | 'nextPolls'> | null
  readonly clock: () => number
  readonly alone: boolean
}): Routes {
  return (server) => {
    server.register(async (web) => {
      web.addHook('onSend', async (_request, reply) => {
        reply.headers(pageHeaders)
      })
      if (options.alone) {
        web.get('/style.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(stylesheet))
      }
      web.get('/sources', async (request, reply) => {
        const state = options.state()
        reply.header('vary', 'accept')
        if (state === null) return reply.status(503).send({ error: { reason: 'the state is not open yet' } })
        try {
          const sources = await healthOfSources(options.sources, state, options.clock())
          return wantsHtml(request.headers.accept ?? '')
            ? reply.type('text/html; charset=utf-8').send(renderSourcesPage(sources))
            : reply.send({ items: sources })
        } catch (error) {
          if (!(error instanceof StateUnavailable)) throw error
          return reply
            .status(503)
            .header('retry-after', '5')
            .send({ error: { reason: error.message } })
        }
      })
    })
  }
}

/** Browsers name HTML; programs ask for JSON, or for anything. */
function wantsHtml(accept: string): boolean {
  const html = accept.indexOf('text/html')
  const json = accept.indexOf('application/json')
  return html !== -1 && (json === -1 || html < json)
}
