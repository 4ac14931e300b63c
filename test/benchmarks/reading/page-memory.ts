import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { z } from 'zod'
import { type Figure, median, type Say } from '../figure.ts'

const pages = 2_000
const most = 0.2

/** Resident memory of a process that reads page after page, run as the images run: in its second quarter and its last. */
export async function measurePageMemory(say: Say): Promise<readonly Figure[]> {
  say(`reading ${pages} pages in a process of its own`)
  const program = resolve(import.meta.dirname, 'read-many-pages.ts')
  const ended = spawnSync(process.execPath, ['--max-semi-space-size=8', program, String(pages)], {
    encoding: 'utf8',
  })
  if (ended.status !== 0) throw new Error(`${program} ended with ${ended.status}: ${ended.stderr}`)
  const resident = z.array(z.number()).parse(JSON.parse(ended.stdout))
  const quarter = resident.length / 4
  const early = median(resident.slice(quarter, 2 * quarter))
  const late = median(resident.slice(3 * quarter))
  const growth = late / early - 1
  return [
    {
      name: `pages: resident memory over ${pages.toLocaleString('en')} pages`,
      goal: 'flat, ± 20 %',
      measured: `${growth >= 0 ? '+' : ''}${(growth * 100).toFixed(0)} % (${toMiB(early)} to ${toMiB(late)} MiB)`,
      met: Math.abs(growth) <= most,
    },
  ]
}

function toMiB(bytes: number): string {
  return (bytes / 1_048_576).toFixed(0)
}
