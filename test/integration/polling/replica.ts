import { setTimeout as delay } from 'node:timers/promises'
import { openRedisIngestState } from '@huntwire/ingest-state/redis'
import { parseSources } from '@huntwire/reading'
import { startPolling } from '@huntwire/service-ingest'
import { createLogger } from '@huntwire/service-runtime'

/** What a replica says of each poll, as it begins and as it is over. */
export type PollSign = { readonly kind: 'begun' | 'done'; readonly source: string; readonly at: number }

// One replica of the polling, as a process that can be killed: Redis is real, the feeds only take their time.
const [url = '', space = '', leaseMs = '', sourcesFile = ''] = process.argv.slice(2)
const parsed = parseSources(sourcesFile, { baseDirectory: '/' })
if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join(', '))
const state = await openRedisIngestState({ url, keyPrefix: space, claimTtlMs: 60_000 })
const polling = startPolling({
  sources: parsed.sources,
  state,
  log: { publish: async () => undefined },
  readSource: async (source) => {
    say('begun', source.name)
    await delay(source.tags.includes('slow') ? 3 * Number(leaseMs) : 40)
    return { kind: 'items', items: [], problems: [], validators: null, movedTo: null }
  },
  prefix: 'huntwire.',
  holder: `replica ${process.pid}`,
  logger: createLogger({ name: 'replica', level: 'warn', readable: false }),
  clock: Date.now,
  leaseMs: Number(leaseMs),
  checkEveryMs: 500,
  onPolled: ({ source }) => say('done', source.name),
})
process.once('SIGTERM', () => {
  void polling
    .stop()
    .then(() => state.close())
    .then(() => process.disconnect())
})

function say(kind: PollSign['kind'], source: string): void {
  const sign: PollSign = { kind, source, at: Date.now() }
  process.send?.(sign)
}
