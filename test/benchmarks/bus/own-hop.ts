import { openKafkaEventLog } from '@huntwire/event-log/kafka'
import { reserialise } from './reserialise.ts'
import type { Hop } from './run-hop.ts'

/** A stage of ours whose handler does nothing but parse and publish one record. */
export const runOwnHop: Hop = async ({ broker, group, from, to }, { onStarted, onHandled }) => {
  const log = openKafkaEventLog({ brokers: [broker], clientId: 'benchmark-own' })
  await log.consume({
    group,
    topics: [from],
    stage: 'no-op',
    version: '0',
    concurrency: 8,
    handler: async ({ key, value, headers }) => ({
      kind: 'publish',
      records: [{ topic: to, key: key ?? Buffer.alloc(0), value: reserialise(value), headers }],
    }),
    observer: { onSettled: () => onHandled(1) },
  })
  onStarted()
  return () => log.close()
}
