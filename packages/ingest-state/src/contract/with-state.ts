import { randomUUID } from 'node:crypto'
import type { IngestState } from '../ingest-state.ts'
import type { ContractSubject } from './contract-suite.ts'

const hour = 3_600_000

/** Runs work with a state of its own, which is closed afterwards. */
export async function withState(
  subject: ContractSubject,
  work: (state: IngestState) => Promise<void>,
  lifetimes: { readonly claimTtlMs?: number; readonly storyTtlMs?: number } = {},
): Promise<void> {
  const state = await subject.open({ space: randomUUID(), claimTtlMs: hour, ...lifetimes })
  try {
    await work(state)
  } finally {
    await state.close()
  }
}

/** Runs work with two states that share all they hold, as replicas do. */
export async function withTwo(
  subject: ContractSubject,
  work: (one: IngestState, two: IngestState) => Promise<void>,
): Promise<void> {
  const space = randomUUID()
  const one = await subject.open({ space, claimTtlMs: hour })
  const two = await subject.open({ space, claimTtlMs: hour })
  try {
    await work(one, two)
  } finally {
    await Promise.all([one.close(), two.close()])
  }
}
