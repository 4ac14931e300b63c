import type { z } from 'zod'
import type { LineAnswer } from './run-batch.ts'

/** The answer to a line that is JSON but not what the command reads; keeps the line's id where it has one. */
export function lineProblem(json: unknown, error: z.ZodError): LineAnswer {
  const reason = error.issues
    .map((issue) => [issue.path.join('.'), issue.message].filter(Boolean).join(': '))
    .join('; ')
  const id = typeof json === 'object' && json !== null && 'id' in json ? json.id : undefined
  return typeof id === 'string' ? { ok: false, reason, id } : { ok: false, reason }
}
