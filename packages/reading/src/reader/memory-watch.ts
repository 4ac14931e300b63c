import { isMainThread, Worker, workerData } from 'node:worker_threads'

type Watched = { readonly mostMb: number; readonly parent: number; readonly state: Int32Array }

const idle = 0
const reading = 1
const everyMs = 10

/**
 * Ends this process, at once, when it uses more memory than it may while it reads, or when the process that asked it is
 * gone. A thread of its own watches, for the one that reads may be anywhere; and all memory counts, for what libraries
 * unpack does not lie on the heap.
 */
export function watchMemory(mostMb: number): { readonly begin: () => void; readonly end: () => void } {
  const state = new Int32Array(new SharedArrayBuffer(4))
  const watched: Watched = { mostMb, parent: process.ppid, state }
  new Worker(new URL(import.meta.url), { workerData: watched }).unref()
  const set = (value: number) => {
    Atomics.store(state, 0, value)
    Atomics.notify(state, 0)
  }
  return { begin: () => set(reading), end: () => set(idle) }
}

function watch({ mostMb, parent, state }: Watched): never {
  for (;;) {
    Atomics.wait(state, 0, idle)
    const isTooMuch = process.memoryUsage.rss() > mostMb * 1_024 * 1_024
    if (isTooMuch || process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
    Atomics.wait(state, 0, reading, everyMs)
  }
}

if (!isMainThread) watch(workerData)
