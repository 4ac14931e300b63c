import type { ConsumptionState } from '../event-log.ts'

/**
 * The state of one consumption, made of what its parts report. `paused` lasts while any part is paused and is said
 * once; `broken` stays until the consumption is stopped.
 */
export type ConsumptionStates = {
  readonly current: () => ConsumptionState
  readonly running: () => void
  /** `part` names who is held up; the same part may report again. */
  readonly pause: (part: string, dependency: string, message: string) => void
  readonly resume: (part: string) => void
  readonly fail: (message: string) => void
  readonly stopped: () => void
}

export function createConsumptionStates(
  onState: ((state: ConsumptionState) => void) | undefined,
): ConsumptionStates {
  const paused = new Map<string, ConsumptionState>()
  let base: ConsumptionState = { kind: 'starting' }
  let said: ConsumptionState['kind'] | null = null

  function current(): ConsumptionState {
    if (base.kind === 'broken' || base.kind === 'stopped') return base
    return paused.values().next().value ?? base
  }

  function tell(): void {
    const state = current()
    if (state.kind === said) return
    said = state.kind
    onState?.(state)
  }

  function become(next: ConsumptionState): void {
    if (base.kind === 'stopped' || (base.kind === 'broken' && next.kind !== 'stopped')) return
    base = next
    tell()
  }

  return {
    current,
    running: () => become({ kind: 'running' }),
    pause: (part, dependency, message) => {
      paused.set(part, { kind: 'paused', dependency, message })
      tell()
    },
    resume: (part) => {
      if (paused.delete(part)) tell()
    },
    fail: (message) => become({ kind: 'broken', message }),
    stopped: () => become({ kind: 'stopped' }),
  }
}
