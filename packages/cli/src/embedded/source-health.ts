import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openSqliteIngestState } from '@huntwire/ingest-state/sqlite'
import type { ConfiguredSource } from '@huntwire/reading'
import { healthOfSources, type SourceHealth, sourceHealthSchema } from '@huntwire/service-ingest'
import { z } from 'zod'
import { CommandFailure, exitCode } from '../exit-code.ts'
import { stateFile } from './data-files.ts'
import { readRunFile } from './run-file.ts'

/**
 * The health of the sources that the instance on a data directory polls; when none runs, of the configured ones, from what
 * the last one left. Throws CommandFailure when the instance does not answer.
 */
export async function healthFrom(
  data: string,
  configured: () => readonly ConfiguredSource[],
): Promise<readonly SourceHealth[]> {
  const instance = readRunFile(data)
  if (instance !== null) return await askForHealth(instance)
  const file = join(data, stateFile)
  // Without a file of an earlier run nothing is made: a list is no reason to.
  const path = existsSync(file) ? file : ':memory:'
  const state = await openSqliteIngestState({ path, claimTtlMs: 1_000, now: Date.now })
  try {
    return await healthOfSources(configured(), state, Date.now())
  } finally {
    await state.close()
  }
}

const answerSchema = z.object({ items: z.array(sourceHealthSchema) })

async function askForHealth(instance: {
  readonly port: number
  readonly pid: number
}): Promise<readonly SourceHealth[]> {
  try {
    const answer = await fetch(`http://127.0.0.1:${instance.port}/sources`, {
      headers: { accept: 'application/json' },
    })
    if (!answer.ok) throw new Error(`it answered ${answer.status}: ${await answer.text()}`)
    return answerSchema.parse(await answer.json()).items
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const message = `the instance on port ${instance.port} (process ${instance.pid}) does not answer: ${reason}`
    throw new CommandFailure(exitCode.unreachable, message, { cause })
  }
}
