import type { BriefStore } from '@huntwire/brief-store'
import { renderMarkdown } from '@huntwire/briefs'
import { renderBriefList, renderBriefPage, renderNotFound, stylesheet } from '@huntwire/briefs/page'
import { severityLevels, verdicts } from '@huntwire/intel-model'
import type { FastifyInstance, Routes } from '@huntwire/service-runtime'
import { z } from 'zod'

const listQuerySchema = z.object({
  cursor: z.string().max(500).optional(),
  show: z.enum(['threats', 'all']).default('threats'),
  severity: z.enum(severityLevels).optional(),
  verdict: z.enum(verdicts).optional(),
  q: z.string().max(200).optional(),
})

const pageSize = 25

/** The page and the JSON of briefs. Nothing here runs a script, and no HTML of an article is ever served. */
export function webRoutes(options: { readonly store: BriefStore }): Routes {
  const { store } = options
  return (server: FastifyInstance) => {
    server.addHook('onSend', async (_request, reply) => {
      reply.headers(securityHeaders)
    })
  }
}
