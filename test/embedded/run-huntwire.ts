import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Finished = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

type RunOptions = { readonly cwd: string; readonly env?: Record<string, string> }

/** Runs the command to its end, in a directory, with `input` on stdin. */
export function huntwire(
  args: readonly string[],
  options: RunOptions & { readonly input?: string | Uint8Array },
): Promise<Finished> {
  return finished(startHuntwire(args, options), options.input ?? '')
}

/** Starts the command and leaves it running. */
export function startHuntwire(args: readonly string[], options: RunOptions): ChildProcess {
  return startProgram('packages/cli/src/main.ts', args, options)
}

/** Starts a program of this repository with nothing in its environment but what is given, and leaves it running. */
export function startProgram(program: string, args: readonly string[], options: RunOptions): ChildProcess {
  const { PATH = '', HOME = '' } = process.env
  const file = fileURLToPath(new URL(`../../${program}`, import.meta.url))
  return spawn(process.execPath, [file, ...args], { cwd: options.cwd, env: { PATH, HOME, ...options.env } })
}

/** What a program has said when it ends; `input` is all it gets on stdin. */
export async function finished(child: ChildProcess, input: string | Uint8Array = ''): Promise<Finished> {
  let stdout = ''
  let stderr = ''
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk
  })
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk
  })
  child.stdin?.on('error', () => undefined).end(input)
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, stdout, stderr }
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
