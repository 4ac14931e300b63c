import type { EventLog } from '../src/event-log.ts'
import { openKafkaEventLog } from '../src/kafka/kafka-event-log.ts'
import { quickSession } from './kafka-fixture.ts'

/** Opens the log on a broker, for the contract's child process. */
export async function open(broker: string): Promise<EventLog> {
  return openKafkaEventLog({
    brokers: [broker],
    clientId: 'huntwire-test-child',
    session: quickSession,
    commitMs: 20,
  })
}
