import type { PollIndex } from '@huntwire/ingest-state'
import type { ConfiguredSource } from '@huntwire/reading'
import { configurationMark } from './configuration-mark.ts'
import { firstDelay } from './due-times.ts'
import { decodeRecord } from './source-record.ts'

/**
 * Sources whose configuration changed since they were last polled are due again, spread as new ones are; those that had
 * stopped among them.
 */
export async function wakeChanged(polling: {
  readonly sources: readonly ConfiguredSource[]
  readonly state: Pick<PollIndex, 'sourceRecords' | 'scheduleNextPoll'>
  readonly clock: () => number
}): Promise<void> {
  const { sources, state, clock } = polling
  const records = await state.sourceRecords(sources.map(({ id }) => id))
  for (const [index, source] of sources.entries()) {
    const record = decodeRecord(records[index] ?? null)
    if (record === null || record.configuration === configurationMark(source)) continue
    await state.scheduleNextPoll(source.id, clock() + firstDelay(source, sources.length))
  }
}
