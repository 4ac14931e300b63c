import { openKafkaEventLog } from '@huntwire/event-log/kafka'
import { startKafka } from '../../../packages/event-log/test/kafka-container.ts'
import type { Figure, Say } from '../figure.ts'
import { measureCpuPerArticle } from './cpu-per-article.ts'
import { measureIdleServices } from './idle-services.ts'
import { measureRelayThroughput } from './relay-throughput.ts'
import { measureSlowPartition } from './slow-partition.ts'

/** What the event bus costs, on one real broker of this machine. Takes about four minutes. */
export async function benchmarkBus(say: Say): Promise<readonly Figure[]> {
  say('starting a broker')
  const kafka = await startKafka()
  const log = openKafkaEventLog({ brokers: [kafka.broker], clientId: 'huntwire-benchmark' })
  const setting = { broker: kafka.broker, log, say }
  try {
    const figures = [
      ...(await measureCpuPerArticle(setting)),
      ...(await measureRelayThroughput(setting)),
      ...(await measureSlowPartition(setting)),
    ]
    return [...figures, ...(await measureIdleServices(setting))]
  } finally {
    await log.close()
    await kafka.remove()
  }
}
