/** `ms` when it is a whole number of milliseconds above zero; throws a RangeError that names the setting. */
export function requireDuration(name: string, ms: number): number {
  if (Number.isSafeInteger(ms) && ms > 0) return ms
  throw new RangeError(`${name} must be a whole number of milliseconds above 0, not ${ms}`)
}

/** `at` when it is a whole number of ms since 1970; throws a RangeError that names the setting. */
export function requireInstant(name: string, at: number): number {
  if (Number.isSafeInteger(at)) return at
  throw new RangeError(`${name} must be a whole number of ms since 1970, not ${at}`)
}
