import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url))

export type Finished = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

/** Runs the command to its end, in a directory, with `input` on stdin. */
export async function huntwire(
  args: readonly string[],
  options: {
    readonly cwd: string
    readonly input?: string | Uint8Array
    readonly env?: Record<string, string>
  },
): Promise<Finished> {
  const child = startHuntwire(args, options)
  let stdout = ''
  let stderr = ''
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk
  })
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk
  })
  child.stdin?.on('error', () => undefined).end(options.input ?? '')
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, stdout, stderr }
}

/** Starts the command and leaves it running. */
export function startHuntwire(
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: Record<string, string> },
): ChildProcess {
  const { PATH = '', HOME = '' } = process.env
  return spawn(process.execPath, [main, ...args], { cwd: options.cwd, env: { PATH, HOME, ...options.env } })
}

/** A directory of its own for one test, removed after it. */
export async function inDirectory(work: (directory: string) => Promise<void>): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'huntwire-'))
  try {
    await work(directory)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** Asks until the answer is not null; fails after `seconds`. */
export async function eventually<Answer>(ask: () => Promise<Answer | null>, seconds = 20): Promise<Answer> {
  const deadline = performance.now() + seconds * 1_000
  for (;;) {
    const answer = await ask()
    if (answer !== null) return answer
    if (performance.now() > deadline) throw new Error(`nothing within ${seconds} s`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
