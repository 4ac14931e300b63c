import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ReadingAnswer, ReadingReply, ReadingTask } from './reading-task.ts'

/** What became of a task. */
export type TaskOutcome =
  | { readonly kind: 'answered'; readonly answer: ReadingAnswer }
  | { readonly kind: 'timed-out' }
  /** The process died: of its memory limit, or of a fault in what it reads with. */
  | { readonly kind: 'crashed'; readonly reason: string }

export type ProcessPool = {
  readonly run: (task: ReadingTask, deadlineMs: number) => Promise<TaskOutcome>
  /** Lets running tasks end, each within its deadline, then ends the processes. */
  readonly close: () => Promise<void>
}

/** A process that has not started by then never will. */
const startsWithinMs = 30_000

const program = fileURLToPath(new URL('./reading-process.ts', import.meta.url))
/** Of the memory of a process, as the limit of its heap: near it garbage is collected before the watch ends the process. */
const heapShare = 0.75

/**
 * At most `size` processes, started when needed and reused. One that misses a deadline or dies is replaced by the next
 * task. At most `maxWaiting` tasks wait; one more throws. Idle processes keep no program alive.
 */
export function processPool(options: {
  readonly size: number
  readonly maxWaiting: number
  readonly memoryMb: number
}): ProcessPool {
  const idle: ChildProcess[] = []
  const waiting: (() => void)[] = []
  const asked = new Set<Promise<TaskOutcome>>()
  let free = options.size
  let closed = false

  async function place(): Promise<void> {
    if (free > 0) {
      free -= 1
      return
    }
    if (waiting.length >= options.maxWaiting)
      throw new Error(`more than ${options.maxWaiting} documents wait to be read`)
    await new Promise<void>((resolve) => waiting.push(resolve))
  }

  function giveUpPlace(): void {
    const next = waiting.shift()
    if (next === undefined) free += 1
    else next()
  }

  async function runInTurn(task: ReadingTask, deadlineMs: number): Promise<TaskOutcome> {
    await place()
    try {
      return await runNow(task, deadlineMs)
    } finally {
      giveUpPlace()
    }
  }

  async function runNow(task: ReadingTask, deadlineMs: number): Promise<TaskOutcome> {
    const used = idle.pop()
    const child = used ?? startProcess(options.memoryMb)
    const outcome = await outcomeOf(child, task, { deadlineMs, isStarted: used !== undefined })
    if (outcome.kind === 'answered' && child.connected) keep(child)
    else await end(child)
    return outcome
  }

  function keep(child: ChildProcess): void {
    setRef(child, false)
    child.once('exit', () => {
      const at = idle.indexOf(child)
      if (at >= 0) idle.splice(at, 1)
    })
    idle.push(child)
  }

  return {
    async run(task, deadlineMs) {
      if (closed) throw new Error('the reader is closed')
      const outcome = runInTurn(task, deadlineMs)
      asked.add(outcome)
      return await outcome.finally(() => asked.delete(outcome))
    },
    async close() {
      closed = true
      await Promise.allSettled(asked)
      await Promise.all(idle.splice(0).map(end))
    },
  }
}

/** With no environment, for it holds what is none of the business of a reader of foreign files. */
function startProcess(memoryMb: number): ChildProcess {
  return fork(program, [String(memoryMb)], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [`--max-old-space-size=${Math.floor(heapShare * memoryMb)}`],
    env: {},
  })
}

function setRef(child: ChildProcess, isRef: boolean): void {
  if (isRef) {
    child.ref()
    child.channel?.ref()
  } else {
    child.unref()
    child.channel?.unref()
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  setRef(child, true)
  await new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}

/** The deadline counts from when the process has started. */
function outcomeOf(
  child: ChildProcess,
  task: ReadingTask,
  { deadlineMs, isStarted }: { readonly deadlineMs: number; readonly isStarted: boolean },
): Promise<TaskOutcome> {
  setRef(child, true)
  return new Promise((resolve) => {
    const timeOut = () => settle({ kind: 'timed-out' })
    let timer = setTimeout(timeOut, isStarted ? deadlineMs : startsWithinMs)

    function settle(outcome: TaskOutcome): void {
      clearTimeout(timer)
      child.removeAllListeners()
      // A process that dies while it is being ended must not end this one.
      child.on('error', () => {})
      resolve(outcome)
    }

    child.removeAllListeners()
    child.on('message', (reply: ReadingReply) => {
      if (reply.kind === 'started') {
        clearTimeout(timer)
        timer = setTimeout(timeOut, deadlineMs)
      } else if (reply.kind === 'failed') settle({ kind: 'crashed', reason: reply.reason })
      else settle({ kind: 'answered', answer: reply })
    })
    child.on('error', (error) => settle({ kind: 'crashed', reason: error.message }))
    child.on('exit', (code, signal) => settle({ kind: 'crashed', reason: reasonOf(code, signal) }))
    child.send(task, (error) => {
      if (error !== null) settle({ kind: 'crashed', reason: error.message })
    })
  })
}

/** The watch or the system kills a process that uses too much memory; without memory for its heap V8 ends it. */
const endsWithoutMemory: ReadonlySet<string> = new Set(['SIGKILL', 'SIGABRT', 'SIGTRAP', 'SIGILL', 'SIGSEGV'])

function reasonOf(code: number | null, signal: string | null): string {
  return signal !== null && endsWithoutMemory.has(signal)
    ? 'it needs too much memory'
    : `its process ended with ${signal ?? code}`
}
