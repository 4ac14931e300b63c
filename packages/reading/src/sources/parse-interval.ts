const unitMs = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** `30s`, `15m`, `2h` or `1d` in milliseconds; null for anything else, for 0 and for more than 30 days. */
export function parseInterval(text: string): number | null {
  const match = /^(\d{1,7})\s*([smhd])$/.exec(text.trim())
  if (match === null) return null
  const milliseconds = Number(match[1]) * unitMs[match[2] as keyof typeof unitMs]
  return milliseconds > 0 && milliseconds <= 30 * unitMs.d ? milliseconds : null
}
