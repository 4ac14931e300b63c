import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Asks every `everyMs` until there is an answer (not null, undefined or false), and returns it. Throws after `withinMs`, with what
 * was waited for and why the last try failed.
 */
export async function waitUntil<Answer>(
  what: string,
  options: { readonly withinMs: number; readonly everyMs?: number },
  ask: () => Promise<Answer | null | undefined | false>,
): Promise<Answer> {
  const giveUpAt = Date.now() + options.withinMs
  let lastFailure: unknown
  for (;;) {
    try {
      const answer = await ask()
      lastFailure = undefined
      if (answer !== null && answer !== undefined && answer !== false) return answer
    } catch (error) {
      lastFailure = error
    }
    if (Date.now() > giveUpAt) {
      throw new Error(`waited ${options.withinMs / 1_000} s for ${what}`, { cause: lastFailure })
    }
    await sleep(options.everyMs ?? 250)
  }
}
