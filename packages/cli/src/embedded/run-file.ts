import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const runFileSchema = z.object({
  port: z.number().int(),
  token: z.string().nullable(),
  pid: z.number().int(),
})

/** How other commands reach the instance that runs on a data directory. */
export type RunningInstance = z.infer<typeof runFileSchema>

/** Says in `DATA/run.json` how this process is reached; only its owner may read it, for the token in it. */
export function writeRunFile(data: string, instance: RunningInstance): void {
  writeFileSync(pathIn(data), `${JSON.stringify(instance)}\n`, { mode: 0o600 })
}

export function removeRunFile(data: string): void {
  rmSync(pathIn(data), { force: true })
}

/** The instance that runs on `data`; null when none does, though one that was killed may have left its file. */
export function readRunFile(data: string): RunningInstance | null {
  let text: string
  try {
    text = readFileSync(pathIn(data), 'utf8')
  } catch {
    return null
  }
  const parsed = runFileSchema.safeParse(JSON.parse(text))
  return parsed.success && isAlive(parsed.data.pid) ? parsed.data : null
}

function pathIn(data: string): string {
  return join(data, 'run.json')
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
