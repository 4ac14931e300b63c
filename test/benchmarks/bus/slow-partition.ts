import { setTimeout as sleep } from 'node:timers/promises'
import { partitionOf } from '@huntwire/event-log'
import { type Figure, percentile } from '../figure.ts'
import { makeGroupTopics, makeTopics } from './bench-topics.ts'
import type { Setting } from './setting.ts'

const slowMs = 9_000
const fastRecords = 1_500
const everyMs = 20
const goalMs = 500
const topic = 'slow-partition.from'
const group = 'slow-partition'

/** Time from publish to handled of records beside a partition whose every record takes nine seconds. */
export async function measureSlowPartition({ log, say }: Setting): Promise<readonly Figure[]> {
  await makeTopics(log, [topic])
  await makeGroupTopics(log, group)
  say(`slow partition: ${fastRecords} fast records beside ${slowMs / 1_000} s ones`)
  const latencies: number[] = []
  let slowHandled = 0
  const consumption = await log.consume({
    group,
    topics: [topic],
    stage: 'slow-partition',
    version: '0',
    handler: async (record, { signal }) => {
      if (record.partition === 0) {
        await sleep(slowMs, undefined, { signal })
        slowHandled += 1
      } else {
        latencies.push(Date.now() - Number(new TextDecoder().decode(record.value ?? undefined)))
      }
      return { kind: 'skip', reason: 'delivered' }
    },
  })
  const slowKey = keyOfPartition(0)
  const fastKeys = [keyOfPartition(1), keyOfPartition(2)]
  for (let index = 0; index < fastRecords; index += 1) {
    const due = sleep(everyMs)
    const keys = index % 50 === 0 ? [slowKey, ...fastKeys] : [fastKeys[index % 2] ?? slowKey]
    const value = Buffer.from(String(Date.now()))
    await log.publish(keys.map((key) => ({ topic, key, value, headers: [] })))
    await due
  }
  await sleep(1_000)
  await Promise.race([consumption.stop(), sleep(slowMs + 5_000)])
  const p99 = percentile(latencies, 0.99)
  const details = `p50 ${percentile(latencies, 0.5)} ms, ${latencies.length} fast, ${slowHandled} slow`
  return [
    {
      name: 'p99 of records beside a partition of 9 s records',
      goal: `< ${goalMs} ms`,
      measured: `${p99} ms (${details})`,
      met: p99 < goalMs && slowHandled > 0,
    },
  ]
}

function keyOfPartition(partition: number): Buffer {
  for (let number = 0; ; number += 1) {
    const key = Buffer.from(`key-${number}`)
    if (partitionOf(key, 3) === partition) return key
  }
}
