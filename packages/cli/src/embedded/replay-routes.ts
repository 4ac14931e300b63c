import { createHash, timingSafeEqual } from 'node:crypto'
import { type EventLog, replayRecord } from '@huntwire/event-log'
import type { Routes } from '@huntwire/service-runtime'
import { z } from 'zod'
import { findDeadLetters } from '../dead-letters.ts'

const requestSchema = z.object({ names: z.array(z.string().max(200)).min(1).max(10_000) })

/** `POST /dead-letters/replay` for the commands of this machine: the running process writes, the command asks it to. */
export function replayRoutes(options: {
  readonly log: EventLog
  readonly prefix: string
  readonly token: string
  readonly clock: () => number
}): Routes {
  return (server) => {
    server.post('/dead-letters/replay', async (request, reply) => {
      if (!isBearer(request.headers.authorization, options.token)) {
        return reply.status(401).send({ error: { reason: 'only commands of this machine may ask this' } })
      }
      const parsed = requestSchema.safeParse(request.body)
      if (!parsed.success) return reply.status(400).send({ error: { reason: 'send {"names": […]}' } })
      const { found, missing } = await findDeadLetters(options.log, options.prefix, parsed.data.names)
      if (found.length > 0) {
        await options.log.publish(found.map(({ letter }) => replayRecord(letter, { now: options.clock() })))
      }
      return reply.send({ replayed: found.map(({ name }) => name), missing })
    })
  }
}

function isBearer(authorization: string | undefined, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`))
}
