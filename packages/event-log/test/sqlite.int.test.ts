import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after } from 'node:test'
import { type ContractSubject, eventLogContract } from '../src/contract/contract-suite.ts'
import { type ChaosOptions, openSqliteEventLog, type SqliteEventLog } from '../src/sqlite/sqlite-event-log.ts'

const directory = mkdtempSync(join(tmpdir(), 'event-log-'))
after(() => rmSync(directory, { recursive: true }))

eventLogContract('sqlite', () => subject('calm'))

function subject(name: string, chaos?: ChaosOptions): ContractSubject {
  const options = {
    directory: join(directory, name),
    now: Date.now,
    ...(chaos === undefined ? {} : { chaos }),
  }
  let log: SqliteEventLog
  return {
    open: async (tuning) => {
      log = openSqliteEventLog({ ...options, tuning })
      return log
    },
    deleteTopic: (_, topic) => log.deleteTopic(topic),
    child: { module: new URL('open-sqlite.ts', import.meta.url).href, args: options.directory },
    sessionTimeoutMs: 500,
    interrupt: async () => {
      const other = new DatabaseSync(join(options.directory, 'event-log.sqlite'))
      other.exec('BEGIN IMMEDIATE')
      return async () => {
        other.exec('ROLLBACK')
        other.close()
      }
    },
  }
}
