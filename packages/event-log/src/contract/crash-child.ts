import type { EventLog } from '../event-log.ts'
import { contractTiers, publishing, textOf, wait } from './contract-bench.ts'

/** Copies a topic and says so, until it is killed. */
const [module = '', args = '', group = '', topic = '', out = ''] = process.argv.slice(2)
const adapter: { readonly open: (args: string) => Promise<EventLog> } = await import(module)
const log = await adapter.open(args)
await log.consume({
  group,
  topics: [topic],
  stage: 'contract',
  version: '1.2.3',
  retryTiers: contractTiers,
  handler: async ({ key, value, offset }) => {
    await wait(5)
    process.stdout.write(`${offset}\n`)
    return publishing(out, textOf(key), textOf(value))
  },
})
// The log may hold no timer or socket that keeps a process alive.
setInterval(() => {}, 1000)
