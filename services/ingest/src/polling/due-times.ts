import { sha256Hex } from '@huntwire/intel-model'
import type { ConfiguredSource } from '@huntwire/reading'
import type { SourceRecord } from './source-record.ts'

/** So many ms are given to the first poll of each new source that is elsewhere, so that 500 do not start together. */
const firstPollMs = 200

/** After a failure a source rests for this long at least, whatever its interval. */
const restAfterFailureMs = 60_000

/** Failing again and again makes the rest longer, up to this. */
const longestRestMs = 6 * 3_600_000

/** After so many polls without anything new the interval grows by half, and again, up to four times what it was. */
const patience = 10
const longestStretch = 4
const longestStretchedMs = 86_400_000

/** How long after the start a new source is first polled: the same at each start, spread by its id. */
export function firstDelay(source: ConfiguredSource, sources: number): number {
  if (!isElsewhere(source)) return 0
  const spread = Math.min(source.intervalMs, sources * firstPollMs)
  return Math.floor((Number.parseInt(sha256Hex(source.id).slice(0, 8), 16) / 2 ** 32) * spread)
}

/** How long a source rests after a poll, in ms. `afterMs` is what its server asked for. */
export function restAfter(source: ConfiguredSource, record: SourceRecord, afterMs: number): number {
  const rest =
    record.failures > 0 ? afterFailures(source, record.failures) : stretched(source, record.unchanged)
  return Math.max(rest, afterMs)
}

function afterFailures(source: ConfiguredSource, failures: number): number {
  const least = Math.max(source.intervalMs, restAfterFailureMs)
  if (!isElsewhere(source)) return least
  return Math.min(least * 2 ** Math.min(failures - 1, 20), Math.max(least, longestRestMs))
}

function stretched(source: ConfiguredSource, unchanged: number): number {
  if (!isElsewhere(source)) return source.intervalMs
  const stretch = Math.min(1.5 ** Math.floor(unchanged / patience), longestStretch)
  return Math.max(source.intervalMs, Math.min(Math.round(source.intervalMs * stretch), longestStretchedMs))
}

/** Whether a server is asked, and not a disk of this machine. */
export function isElsewhere(source: ConfiguredSource): boolean {
  return 'location' in source && source.location.kind === 'url'
}
