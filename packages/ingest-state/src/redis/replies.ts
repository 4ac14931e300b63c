import { StateUnavailable } from '../ingest-state.ts'

/** A list of so many texts or nils. Throws StateUnavailable. */
export function textsOf(reply: unknown, expected: number): readonly (string | null)[] {
  if (Array.isArray(reply) && reply.length === expected && reply.every(isTextOrNull)) return reply
  throw unexpected(reply)
}

/** Throws StateUnavailable. */
export function countOf(reply: unknown): number {
  if (typeof reply === 'number') return reply
  throw unexpected(reply)
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}

function unexpected(reply: unknown): StateUnavailable {
  return new StateUnavailable(`not an answer Redis gives: ${JSON.stringify(reply)?.slice(0, 80)}`)
}
