import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openBriefStore } from '@huntwire/brief-store'
import type { Brief } from '@huntwire/intel-model'
import { CommandFailure, exitCode } from '../exit-code.ts'
import { briefsFile } from './data-files.ts'

/** A brief from the read model of a data directory, beside the instance that may run on it; null when it has none. */
export function readStoredBrief(data: string, id: string): Brief | null {
  const file = join(data, briefsFile)
  if (!existsSync(file)) {
    throw new CommandFailure(
      exitCode.usage,
      `${data} has no briefs: run "huntwire start" first, or name another --data`,
    )
  }
  const store = openBriefStore({ file, readOnly: true })
  try {
    return store.get(id)
  } finally {
    store.close()
  }
}
