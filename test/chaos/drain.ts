import { defaultRetryTiers, type EventLog, retryTopic } from '@huntwire/event-log'
import { pipelineGroups } from '@huntwire/service-runtime'
import { waitUntil } from '../compose/wait-until.ts'

/** Waits until no group of the pipeline has anything left to do, retries included, twice in a row. */
export async function drain(log: EventLog, options: { readonly prefix: string; readonly withinMs: number }) {
  let quiet = 0
  await waitUntil('the pipeline to drain', { withinMs: options.withinMs, everyMs: 1_000 }, async () => {
    const left = await leftToDo(log, options.prefix)
    quiet = left.length === 0 ? quiet + 1 : 0
    if (left.length > 0) throw new Error(left.join(', '))
    return quiet >= 2
  })
}

async function leftToDo(log: EventLog, prefix: string): Promise<readonly string[]> {
  const lags = await Promise.all(
    pipelineGroups(prefix).map(async ({ group, topics }) => {
      const retries = defaultRetryTiers.map((tier) => retryTopic(group, tier))
      const lag = await log.lag(group, [...topics, ...retries])
      return [...lag]
        .filter(([, records]) => records > 0)
        .map(([topic, records]) => `${group}: ${records} of ${topic}`)
    }),
  )
  return lags.flat()
}
