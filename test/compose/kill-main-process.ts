import { readFileSync } from 'node:fs'
import type { ComposeContainer } from './compose-project.ts'
import { runCommand } from './run-command.ts'

/**
 * SIGKILL for a container's main process, as a crash would: `docker kill` counts as a stop on purpose, and the restart
 * policy would not act. Where the process is not one of this machine's (Docker in a virtual machine, another user's
 * engine), a container that sees the engine's processes does it.
 */
export async function killMainProcess(container: ComposeContainer): Promise<void> {
  if (container.pid === 0) throw new Error(`${container.name} does not run`)
  if (belongsTo(container) && killHere(container.pid)) return
  const script = `process.kill(${container.pid}, 'SIGKILL')`
  const engine = ['run', '--rm', '--pid=host', '--privileged', '--network=none', '--user=0']
  await runCommand('docker', [...engine, 'node:24-trixie-slim', 'node', '-e', script])
}

/** Whether the process of that number on this machine is the container's: never kill one that only has its number. */
function belongsTo(container: ComposeContainer): boolean {
  try {
    return readFileSync(`/proc/${container.pid}/cgroup`, 'utf8').includes(container.id)
  } catch {
    return false
  }
}

function killHere(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL')
  } catch {
    return false
  }
}
