import { readDate } from '../dates/read-date.ts'

const longestWaitMs = 24 * 3_600_000

/** `Retry-After` (RFC 9110 §10.2.3), seconds or a date, as ms from `now`; at most a day; null when it says nothing. */
export function retryAfterMs(header: string | null, now: number): number | null {
  const text = header?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return Math.min(Number(text) * 1_000, longestWaitMs)
  const date = readDate(text)
  if (date === null) return null
  return Math.min(Math.max(Date.parse(date) - now, 0), longestWaitMs)
}
