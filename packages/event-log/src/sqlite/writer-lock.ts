import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { isSqliteError, sqliteBusy } from './sqlite-error.ts'

export type WriterLock = { readonly release: () => void }

/** Another process, or this one, already writes the log. */
export class LogInUse extends Error {
  override readonly name = 'LogInUse'
}

/**
 * Holds `<file>.lock` for as long as the process lives. The lock is the operating system's lock on that file, taken by
 * an open exclusive transaction: it ends with the process however it dies, so there is no stale lock to judge and no
 * reused process id to mistake. `<file>.pid` is only for the message. Throws LogInUse.
 */
export function acquireWriterLock(file: string): WriterLock {
  const pidFile = `${file}.pid`
  const lock = new DatabaseSync(`${file}.lock`)
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (!isSqliteError(error) || error.errcode !== sqliteBusy) throw error
    throw new LogInUse(
      `${file} is being written by process ${readPid(pidFile)}; one process writes it at a time. Stop that one, or use another data directory.`,
      { cause: error },
    )
  }
  writeFileSync(pidFile, `${process.pid}\n`)
  return {
    release: () => {
      rmSync(pidFile, { force: true })
      lock.exec('ROLLBACK')
      lock.close()
    },
  }
}

function readPid(pidFile: string): string {
  try {
    return readFileSync(pidFile, 'utf8').trim()
  } catch {
    return '(unknown)' // it holds the lock and has not written its id yet
  }
}
