import type { EventLog } from '../src/event-log.ts'
import { openSqliteEventLog } from '../src/sqlite/sqlite-event-log.ts'

/** Opens the embedded log in a directory, for the contract's child process. */
export async function open(directory: string): Promise<EventLog> {
  return openSqliteEventLog({ directory, now: Date.now })
}
