import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import type { Figure, Say } from '../figure.ts'

/** Memory and time that the tables take until the first article is classified, in a fresh process. */
export function measureKnowledge(say: Say): Figure[] {
  say('loading the knowledge in a fresh process')
  const script = resolve(import.meta.dirname, 'load-knowledge.ts')
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--expose-gc', script], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`loading the knowledge failed: ${stderr}`)
  const { milliseconds, bytes }: { readonly milliseconds: number; readonly bytes: number } =
    JSON.parse(stdout)
  const megabytes = bytes / 2 ** 20
  return [
    {
      name: 'memory of the loaded knowledge, MiB',
      goal: '< 120',
      measured: megabytes.toFixed(0),
      met: megabytes < 120,
    },
    { name: 'load, ms', goal: '< 400', measured: milliseconds.toFixed(0), met: milliseconds < 400 },
  ]
}
