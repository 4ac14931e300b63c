import { spawn } from 'node:child_process'

export type CommandOptions = {
  readonly directory?: string
  readonly environment?: Readonly<Record<string, string>>
  /** Default 600,000. */
  readonly timeoutMs?: number
}

/** Runs a program and returns its stdout; throws with what it said on stderr when it does not end with 0. */
export function runCommand(
  program: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], {
      cwd: options.directory,
      env: { ...process.env, ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.timeoutMs ?? 600_000,
      killSignal: 'SIGKILL',
    })
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
    child.once('error', reject)
    child.once('close', (code, signal) => {
      if (code === 0) resolve(Buffer.concat(stdout).toString())
      else reject(new Error(`${program} ${args.join(' ')} ended with ${code ?? signal}: ${tail(stderr)}`))
    })
  })
}

function tail(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString().slice(-4_000).trim()
}
