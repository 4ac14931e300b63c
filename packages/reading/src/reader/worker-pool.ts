import { Worker } from 'node:worker_threads'
import type { ReadingAnswer, ReadingTask } from './reading-task.ts'

/** What became of a task. */
export type TaskOutcome =
  | { readonly kind: 'answered'; readonly answer: ReadingAnswer }
  | { readonly kind: 'timed-out' }
  /** The thread died: of its memory limit, or of a fault in what it reads with. */
  | { readonly kind: 'crashed'; readonly reason: string }

export type WorkerPool = {
  /** `makeTask` is called when a thread is free, so that bytes are copied for running tasks only. */
  readonly run: (makeTask: () => ReadingTask, deadlineMs: number) => Promise<TaskOutcome>
  /** Lets running tasks end, each within its deadline, then ends the threads. */
  readonly close: () => Promise<void>
}

/**
 * At most `size` threads, started when needed and reused. A thread that misses a deadline or dies is replaced by the next
 * task. At most `maxWaiting` tasks wait; one more throws. Idle threads keep no process alive.
 */
export function workerPool(options: {
  readonly size: number
  readonly maxWaiting: number
  readonly memoryMb: number
}): WorkerPool {
  const idle: Worker[] = []
  const waiting: (() => void)[] = []
  const running = new Set<Promise<TaskOutcome>>()
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

  function startWorker(): Worker {
    const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: options.memoryMb },
    })
    worker.unref()
    return worker
  }

  async function runNow(task: ReadingTask, deadlineMs: number): Promise<TaskOutcome> {
    const worker = idle.pop() ?? startWorker()
    worker.ref()
    const outcome = await outcomeOf(worker, task, deadlineMs)
    if (outcome.kind === 'answered') {
      worker.unref()
      idle.push(worker)
    } else await worker.terminate()
    return outcome
  }

  return {
    async run(makeTask, deadlineMs) {
      if (closed) throw new Error('the reader is closed')
      await place()
      try {
        const outcome = runNow(makeTask(), deadlineMs)
        running.add(outcome)
        return await outcome.finally(() => running.delete(outcome))
      } finally {
        giveUpPlace()
      }
    },
    async close() {
      closed = true
      while (running.size > 0 || waiting.length > 0) await Promise.allSettled(running)
      await Promise.all(idle.splice(0).map((worker) => worker.terminate()))
    },
  }
}

function outcomeOf(worker: Worker, task: ReadingTask, deadlineMs: number): Promise<TaskOutcome> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle({ kind: 'timed-out' }), deadlineMs)

    function settle(outcome: TaskOutcome): void {
      clearTimeout(timer)
      worker.removeAllListeners()
      // A thread that dies while it is being ended must not end the process.
      worker.on('error', () => {})
      resolve(outcome)
    }

    worker.removeAllListeners()
    worker.on('message', (answer: ReadingAnswer) => settle({ kind: 'answered', answer }))
    worker.on('error', (error) => settle({ kind: 'crashed', reason: reasonOf(error) }))
    worker.on('messageerror', (error) => settle({ kind: 'crashed', reason: reasonOf(error) }))
    worker.on('exit', (code) => settle({ kind: 'crashed', reason: `its thread ended with ${code}` }))
    worker.postMessage(task, task.kind === 'document' ? [task.bytes.buffer] : [])
  })
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return 'it needs too much memory'
  // A library left a promise alone that failed: its words stand at the end of the message.
  return /rejected with the reason "(.{1,200})"/.exec(error.message)?.[1] ?? error.message
}
