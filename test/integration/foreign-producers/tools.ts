import { join } from 'node:path'
import { runProgram } from './run-program.ts'

/** A program of a foreign producer: ready to use, or why it is not there. */
export type Tool =
  | { readonly kind: 'ready'; readonly command: string }
  | { readonly kind: 'missing'; readonly reason: string }

/** Python with the client of `requirements.txt` in an environment of its own. Must be there under `CI=true`. */
export function pythonIn(folder: string, requirements: string): Promise<Tool> {
  return neededInCi('Python with confluent-kafka', async () => {
    await runProgram('python3', ['-m', 'venv', folder])
    const command = join(folder, 'bin', 'python')
    await runProgram(command, ['-m', 'pip', 'install', '--quiet', '--requirement', requirements])
    return command
  })
}

/** Debian's kcat, installed when it is missing. Must be there under `CI=true`. */
export function kcat(): Promise<Tool> {
  return neededInCi('kcat', async () => {
    if (await answers('kcat', ['-V'])) return 'kcat'
    await runProgram('apt-get', ['update', '--quiet'])
    await runProgram('apt-get', ['install', '--yes', '--quiet', 'kcat'])
    return 'kcat'
  })
}

/** A Go toolchain. Left out where there is none, also in CI. */
export async function go(): Promise<Tool> {
  if (await answers('go', ['version'])) return { kind: 'ready', command: 'go' }
  return { kind: 'missing', reason: 'there is no Go toolchain' }
}

async function neededInCi(what: string, prepare: () => Promise<string>): Promise<Tool> {
  try {
    return { kind: 'ready', command: await prepare() }
  } catch (cause) {
    if (process.env['CI'] === 'true') throw new Error(`${what} must be there under CI=true`, { cause })
    const reason = cause instanceof Error ? cause.message : String(cause)
    return { kind: 'missing', reason: `${what} is not there: ${reason}` }
  }
}

async function answers(command: string, args: readonly string[]): Promise<boolean> {
  try {
    await runProgram(command, args)
    return true
  } catch {
    return false
  }
}
