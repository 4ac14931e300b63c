import type { BreakerOptions } from '../event-log.ts'

export const defaultBreaker: BreakerOptions = { window: 50, threshold: 10 }

/** Remembers for the last `window` handled records whether the handler threw. */
export type Breaker = {
  /** True when this failure is one too many: it must not be dead-lettered, the stage stops. */
  readonly threw: () => boolean
  readonly returned: () => void
}

export function createBreaker(options: BreakerOptions): Breaker {
  const recent: boolean[] = []
  let failures = 0

  function remember(threw: boolean): void {
    recent.push(threw)
    if (threw) failures += 1
    if (recent.length > options.window && recent.shift() === true) failures -= 1
  }

  return {
    threw: () => {
      remember(true)
      return failures > options.threshold
    },
    returned: () => remember(false),
  }
}
