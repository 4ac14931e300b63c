import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** A service of ours as a process of this machine (Linux: its figures come from /proc). */
export type ServiceProcess = {
  readonly name: string
  /** From spawn to the first 200 of `/readyz`. */
  readonly readyAfterMs: number
  /** User and system time so far. */
  readonly cpuSeconds: () => number
  readonly memory: () => { readonly rssBytes: number; readonly peakBytes: number }
  /** SIGTERM; throws when it does not end with 0. */
  readonly stop: () => Promise<void>
}

const giveUpMs = 60_000

/** Starts `main` and waits until it is ready. */
export async function startServiceProcess(service: {
  readonly name: string
  readonly main: string
  readonly port: number
  readonly environment: Readonly<Record<string, string>>
}): Promise<ServiceProcess> {
  const { name, main, port, environment } = service
  const startedAt = performance.now()
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, ...environment, HUNTWIRE_PORT: String(port) },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', resolve)
  })
  const { pid } = child
  if (pid === undefined) throw new Error(`${name} could not be started`)
  while (!(await isReady(port))) {
    const waited = performance.now() - startedAt
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode} before it was ready`)
    if (waited > giveUpMs) {
      child.kill('SIGKILL')
      throw new Error(`${name} was not ready after ${giveUpMs / 1_000} s`)
    }
    await sleep(20)
  }
  return {
    name,
    readyAfterMs: Math.round(performance.now() - startedAt),
    cpuSeconds: () => cpuSecondsOf(pid),
    memory: () => memoryOf(pid),
    stop: async () => {
      child.kill('SIGTERM')
      const code = await ended
      if (code !== 0) throw new Error(`${name} ended with ${code} after SIGTERM`)
    },
  }
}

async function isReady(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`)
    await answer.body?.cancel()
    return answer.ok
  } catch {
    return false
  }
}

/** USER_HZ is 100 on every Linux that Node runs on; see proc_pid_stat(5), fields 14 and 15. */
const ticksPerSecond = 100

function cpuSecondsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

function memoryOf(pid: number) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1])
  return { rssBytes: kilobytes('VmRSS') * 1_024, peakBytes: kilobytes('VmHWM') * 1_024 }
}
