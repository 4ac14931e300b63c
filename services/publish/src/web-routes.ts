import { type BriefStore, InvalidCursor } from '@huntwire/brief-store'
import { renderMarkdown } from '@huntwire/briefs'
import {
  pageHeaders,
  renderBriefList,
  renderBriefPage,
  renderNotFound,
  stylesheet,
} from '@huntwire/briefs/page'
import { articleIdSchema, severityLevels, verdicts } from '@huntwire/intel-model'
import type { FastifyInstance, Routes } from '@huntwire/service-runtime'
import { z } from 'zod'

const listQuerySchema = z.object({
  cursor: z.string().max(500).optional(),
  show: z.enum(['threats', 'all']).default('threats'),
  severity: z.enum(severityLevels).optional(),
  verdict: z.enum(verdicts).optional(),
  story: articleIdSchema.optional(),
  q: z.string().max(200).optional(),
})

const pageSize = 25

/** The pages (`/`, `/brief/ID`) and the JSON (`/briefs`, `/briefs/ID`) of the read model. No HTML of an article is served. */
export function webRoutes(options: {
  readonly store: BriefStore
  /** Whether the same server has the page of the sources. */
  readonly sourcesPage?: boolean
}): Routes {
  const { store, sourcesPage = false } = options
  return (server) => {
    server.register(async (web) => {
      web.addHook('onSend', async (_request, reply) => {
        reply.headers(pageHeaders)
      })
      addPages(web, store, sourcesPage)
      addJson(web, store)
    })
  }
}

function addPages(web: FastifyInstance, store: BriefStore, sourcesPage: boolean): void {
  web.get('/style.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'max-age=300').send(stylesheet),
  )
  web.get('/', (request, reply) => {
    const query = listQuerySchema.safeParse(withoutEmpty(request.query))
    if (!query.success) return reply.status(400).type(html).send(renderNotFound())
    try {
      const fold = query.data.story === undefined
      const list = store.list({ ...query.data, limit: pageSize, fold })
      const tellings = new Map(
        fold ? list.items.map((brief) => [brief.id, store.tellings(brief.storyId)]) : [],
      )
      return reply.type(html).send(renderBriefList({ query: query.data, ...list, tellings, sourcesPage }))
    } catch (error) {
      if (error instanceof InvalidCursor) return reply.status(400).type(html).send(renderNotFound())
      throw error
    }
  })
  web.get<{ Params: { id: string } }>('/brief/:id', (request, reply) => {
    const brief = store.get(request.params.id)
    return brief === null
      ? reply.status(404).type(html).send(renderNotFound())
      : reply.type(html).send(renderBriefPage(brief, store.tellings(brief.storyId)))
  })
}

function addJson(web: FastifyInstance, store: BriefStore): void {
  web.get('/briefs', (request, reply) => {
    const query = listQuerySchema.safeParse({ show: 'all', ...withoutEmpty(request.query) })
    if (!query.success) return reply.status(400).send({ error: { reason: z.prettifyError(query.error) } })
    try {
      const { items, next } = store.list({ ...query.data, limit: pageSize })
      return reply.send({ items, next })
    } catch (error) {
      if (error instanceof InvalidCursor) return reply.status(400).send({ error: { reason: error.message } })
      throw error
    }
  })
  web.get<{ Params: { id: string } }>('/briefs/:id', (request, reply) => {
    const { id, format } = formatOf(request.params.id)
    const brief = store.get(id)
    if (brief === null) return reply.status(404).send({ error: { reason: `no brief ${id.slice(0, 100)}` } })
    if (format === 'json') return reply.send(brief)
    return reply.type('text/markdown; charset=utf-8').send(renderMarkdown(brief))
  })
}

const html = 'text/html; charset=utf-8'

function formatOf(name: string): { readonly id: string; readonly format: 'json' | 'markdown' } {
  const [, id = name, ending] = /^(.*?)(\.md|\.json)?$/.exec(name) ?? []
  return { id, format: ending === '.md' ? 'markdown' : 'json' }
}

/** A form sends its empty fields too; they ask for nothing. */
function withoutEmpty(query: unknown): object {
  return Object.fromEntries(Object.entries(Object(query)).filter(([, value]) => value !== ''))
}
