import { once } from '../tables/once.ts'
import type { Warning } from './host-warning.ts'
import { listByEntry } from './list-by-entry.ts'

/** The warning list that names a file hash (lower case hex): the empty file, EICAR, frequent false positives. */
export function hashWarning(hash: string): Warning | undefined {
  const list = listByHash().get(hash)
  return list === undefined ? undefined : { list, exact: true }
}

const listByHash = once(() => listByEntry('hashes.tsv'))
