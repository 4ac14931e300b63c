import { type PollIndex, StateUnavailable } from '@huntwire/ingest-state'
import type { ConfiguredSource } from '@huntwire/reading'
import type { PipelineMetrics } from '@huntwire/service-runtime'
import { Counter, Gauge } from 'prom-client'
import { decodeRecord, type SourceRecord } from './source-record.ts'

/**
 * Metrics of the sources, read from the state at each scrape, so that all replicas say the same; absent while the state
 * does not answer.
 */
export function registerSources(
  registry: PipelineMetrics['registry'],
  sources: readonly ConfiguredSource[],
  state: () => Pick<PollIndex, 'sourceRecords'> | null,
): void {
  async function polled(): Promise<readonly { readonly source: string; readonly record: SourceRecord }[]> {
    try {
      const stored = (await state()?.sourceRecords(sources.map(({ id }) => id))) ?? []
      return sources.flatMap(({ name }, index) => {
        const record = decodeRecord(stored[index] ?? null)
        return record === null ? [] : [{ source: name, record }]
      })
    } catch (error) {
      if (error instanceof StateUnavailable) return []
      throw error
    }
  }

  new Gauge({
    name: 'huntwire_source_last_success_timestamp_seconds',
    help: 'When a source was last read, in seconds since 1970',
    labelNames: ['source'],
    registers: [registry],
    async collect() {
      const all = await polled()
      this.reset()
      for (const { source, record } of all)
        if (record.lastSuccess !== null) this.set({ source }, record.lastSuccess / 1_000)
    },
  })
  new Counter({
    name: 'huntwire_source_poll_failures_total',
    help: 'Polls of a source that failed',
    labelNames: ['source'],
    registers: [registry],
    async collect() {
      const all = await polled()
      this.reset()
      for (const { source, record } of all) this.inc({ source }, record.failuresInAll)
    },
  })
}
