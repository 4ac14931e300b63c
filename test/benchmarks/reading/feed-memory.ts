import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Figure, Say } from '../figure.ts'
import { largeFeed } from './large-feed.ts'

const kinds = ['escaped', 'cdata', 'cyrillic', 'teasers', 'json'] as const

const size = 40_000_000

/**
 * A 40 MB feed of each kind in a process of its own: how far its memory grows beyond the bytes of the
 * feed, under the setting that the image and `huntwire` have.
 */
export async function measureFeedMemory(say: Say): Promise<readonly Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'huntwire-benchmark-'))
  try {
    return kinds.map((kind) => {
      say(`reading 40 MB of ${kind}`)
      const file = join(directory, kind)
      writeFileSync(file, largeFeed(kind, size))
      return memoryOf(kind, file)
    })
  } finally {
    rmSync(directory, { recursive: true })
  }
}

function memoryOf(kind: string, file: string): Figure {
  const child = spawnSync(process.execPath, [join(import.meta.dirname, 'read-large-feed.ts'), file], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '--max-semi-space-size=8' },
  })
  const { growth, size, items, ms } = JSON.parse(child.stdout)
  const ratio = growth / size
  return {
    name: `feeds: 40 MB of ${kind}, memory beyond its bytes (${items} items, ${ms} ms)`,
    goal: '≤ 3 x',
    measured: `${ratio.toFixed(2)} x`,
    met: ratio <= 3,
  }
}
