import { spawn } from 'node:child_process'

/** Runs a program to its end and gives its stdout; throws with its stderr when it fails. */
export function runProgram(
  command: string,
  args: readonly string[],
  options: {
    readonly input?: string
    readonly env?: Readonly<Record<string, string>>
    readonly cwd?: string
  } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const program = spawn(command, args, { cwd: options.cwd, env: { ...process.env, ...options.env } })
    const said: string[] = []
    const complained: string[] = []
    program.stdout.setEncoding('utf8').on('data', (text: string) => said.push(text))
    program.stderr.setEncoding('utf8').on('data', (text: string) => complained.push(text))
    program.once('error', reject)
    program.once('close', (code, signal) => {
      if (code === 0) resolve(said.join(''))
      else reject(new Error(`${command} ended with ${code ?? signal}: ${complained.join('').trim()}`))
    })
    // A program that ends before it read everything is reported by its exit code.
    program.stdin.on('error', () => {})
    program.stdin.end(options.input ?? '')
  })
}
