/** One thing a process needs in order to be ready, and what is the matter with it when it is not. */
export type Probe = { readonly name: string; readonly ready: () => ProbeAnswer | Promise<ProbeAnswer> }
export type ProbeAnswer = { readonly ok: true } | { readonly ok: false; readonly reason: string }

/** The last sign of life of a loop, ms since 1970. */
export type Heartbeat = { readonly name: string; readonly lastBeatAt: () => number }

/** A loop that has not turned for so long is taken for dead. */
export const longestSilenceMs = 120_000

export type Readiness = { readonly ready: boolean; readonly parts: Readonly<Record<string, string>> }

/** Asks every probe; ready when all are. */
export async function askProbes(probes: readonly Probe[]): Promise<Readiness> {
  const answers = await Promise.all(probes.map(async (probe) => [probe.name, await probe.ready()] as const))
  return {
    ready: answers.every(([, answer]) => answer.ok),
    parts: Object.fromEntries(answers.map(([name, answer]) => [name, answer.ok ? 'ok' : answer.reason])),
  }
}

/** Names the loops that have been silent for too long. */
export function silentLoops(heartbeats: readonly Heartbeat[], now: number): readonly string[] {
  return heartbeats.filter((beat) => now - beat.lastBeatAt() > longestSilenceMs).map((beat) => beat.name)
}
