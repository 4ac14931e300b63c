export type BackOffOptions = { readonly firstMs: number; readonly maxMs: number }

/** Doubling waits; the log decides how long, never how often. */
export type BackOff = { readonly next: () => number; readonly reset: () => void }

export function createBackOff(options: BackOffOptions): BackOff {
  let wait = options.firstMs
  return {
    next: () => {
      const now = wait
      wait = Math.min(wait * 2, options.maxMs)
      return now
    },
    reset: () => {
      wait = options.firstMs
    },
  }
}
