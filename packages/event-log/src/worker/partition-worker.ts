import type { Handler } from '../event-log.ts'
import { DependencyUnavailable, type Outcome } from '../outcome.ts'
import type { ReceivedRecord } from '../record.ts'
import { createBackOff } from './back-off.ts'
import type { Breaker } from './breaker.ts'
import type { ConsumptionStates } from './consumption-states.ts'
import { createPartitionQueue, type Limits, type Slot } from './partition-queue.ts'
import { asRead, type RawRecord, type Received, receiveRecord } from './receive-record.ts'
import { type StageIdentity, settleOutcome, threwOutcome } from './settle-outcome.ts'
import { createSettler, type PartitionSink } from './settler.ts'
import type { Tuning } from './tuning.ts'

/** Called from `enqueue` and while settling: stop reading this partition, go on reading it. */
export type PartitionFlow = { readonly onFull: () => void; readonly onRoom: () => void }

/** A stretch of the log that cannot be decoded; it becomes one dead letter without bytes. */
type UnreadableRange = {
  readonly offset: string
  /** The first offset behind it. */
  readonly nextOffset: string
  /** ms since 1970, 0 when not even that is known */
  readonly timestamp: number
  readonly reason: 'undecodable' | 'oversize'
  /** Codec, size and what to do. */
  readonly message: string
}

/** Handles the records of one partition while this member owns it. */
export type PartitionWorker = {
  /** Takes records in offset order; always takes them all, see `isFull`. */
  readonly enqueue: (records: readonly RawRecord[]) => void
  readonly enqueueUnreadable: (range: UnreadableRange) => void
  readonly isFull: () => boolean
  /** Read and not yet settled. */
  readonly depth: () => Limits
  /** Starts nothing new, waits for the handlers at work and settles what they did. */
  readonly finish: () => Promise<void>
  /** The partition is lost: queue and results are thrown away, handlers get the abort signal. */
  readonly drop: () => void
}

export type WorkerSetup = {
  readonly topic: string
  readonly partition: number
  readonly handler: Handler
  readonly identity: StageIdentity
  readonly concurrency: number
  readonly sink: PartitionSink
  readonly flow: PartitionFlow
  readonly states: ConsumptionStates
  readonly breaker: Breaker
  readonly tuning: Tuning
  readonly now: () => number
  readonly onDeadLetter: (record: ReceivedRecord) => Promise<void>
  readonly onSettled: (settled: { record: ReceivedRecord; outcome: Outcome; seconds: number }) => void
}

export function createPartitionWorker(setup: WorkerSetup): PartitionWorker {
  const { identity, states, tuning } = setup
  const part = `${setup.topic}:${setup.partition}`
  const controller = new AbortController()
  const backOff = createBackOff(tuning.backOff)
  const queue = createPartitionQueue({ high: tuning.high, low: tuning.low, ...setup.flow })
  const settler = createSettler({
    ...setup,
    queue,
    part: `${part}/settle`,
    onSettled: tellSettled,
    onProgress: progress,
  })
  /** Records whose handler found a dependency down. */
  const heldUp = new Set<Slot>()
  const finished: (() => void)[] = []
  let mode: 'open' | 'finishing' | 'dropped' = 'open'
  let running = 0
  let timer: NodeJS.Timeout | undefined
  let wakeAt = Number.POSITIVE_INFINITY
  /** Nothing starts before the next wake-up, because a dependency is down. */
  let holding = false

  function startMore(): void {
    while (running < setup.concurrency && mayStart()) {
      const slot = queue.nextStartable()
      if (slot === null) return
      const wait = slot.dueAt - performance.now()
      if (wait <= 0) void handle(slot)
      else {
        sleep(wait)
        return
      }
    }
  }

  function mayStart(): boolean {
    if (mode !== 'open' || holding || settler.isStuck() || states.current().kind === 'broken') return false
    return queue.unsettledOutputBytes() < 4 * tuning.settle.bytes
  }

  /** Until a retry is due or a dependency may be back; the earlier wins. */
  function sleep(ms: number): void {
    const at = performance.now() + ms
    if (wakeAt <= at) return
    clearTimeout(timer)
    wakeAt = at
    timer = setTimeout(() => {
      wakeAt = Number.POSITIVE_INFINITY
      holding = false
      startMore()
    }, Math.ceil(ms))
  }

  async function handle(slot: Slot): Promise<void> {
    queue.start(slot)
    running += 1
    const startedAt = performance.now()
    try {
      const outcome = await setup.handler(slot.received.record, { signal: controller.signal })
      const settlement = settleOutcome(identity, slot.received, outcome, setup.now())
      setup.breaker.returned()
      slot.seconds = (performance.now() - startedAt) / 1000
      if (mode !== 'dropped') done(slot, settlement)
    } catch (thrown) {
      slot.seconds = (performance.now() - startedAt) / 1000
      if (mode !== 'dropped') failed(slot, thrown)
    }
    running -= 1
    progress()
  }

  function done(slot: Slot, settlement: ReturnType<typeof settleOutcome>): void {
    queue.handled(slot, settlement)
    settler.wake()
    if (!heldUp.delete(slot) || heldUp.size > 0) return
    backOff.reset()
    states.resume(`${part}/handle`)
  }

  function failed(slot: Slot, thrown: unknown): void {
    if (controller.signal.aborted) queue.putBack(slot)
    else if (thrown instanceof DependencyUnavailable) holdUp(slot, thrown)
    else if (setup.breaker.threw()) {
      queue.putBack(slot)
      states.fail(breakerMessage(slot.received.record, thrown))
    } else done(slot, settleOutcome(identity, slot.received, threwOutcome(thrown), setup.now()))
  }

  function holdUp(slot: Slot, down: DependencyUnavailable): void {
    queue.putBack(slot)
    heldUp.add(slot)
    states.pause(`${part}/handle`, down.dependency, down.message)
    if (holding) return
    holding = true
    sleep(backOff.next())
  }

  function progress(): void {
    startMore()
    if (running > 0 || !settler.isIdle()) return
    for (const tell of finished.splice(0)) tell()
  }

  function tellSettled(slot: Slot): void {
    if (slot.settlement === null) return
    const { outcome } = slot.settlement
    setup.onSettled({ record: slot.received.record, outcome, seconds: slot.seconds })
  }

  function toSlot(received: Received, nextOffset: string): Slot {
    const { key, value, headers } = received.record
    return {
      received,
      key: key === null ? null : Buffer.from(key).toString('latin1'),
      bytes: (key?.length ?? 0) + (value?.length ?? 0) + headerBytes(headers) + recordOverhead,
      nextOffset,
      dueAt: received.dueInMs === 0 ? 0 : performance.now() + received.dueInMs,
      state: 'waiting',
      settlement: null,
      seconds: 0,
      announced: false,
    }
  }

  function sleepNoMore(): void {
    clearTimeout(timer)
    states.resume(`${part}/handle`)
    controller.abort()
  }

  return {
    enqueue: (records) => {
      if (mode !== 'open') return
      const group = { ...identity, now: setup.now() }
      queue.add(records.map((raw) => toSlot(receiveRecord(raw, group), offsetAfter(raw.offset))))
      startMore()
    },
    enqueueUnreadable: (range) => {
      if (mode !== 'open') return
      const { topic, partition } = setup
      const { offset, timestamp, nextOffset, reason, message } = range
      const record = asRead({ topic, partition, offset, timestamp, key: null, value: null, headers: [] })
      const slot = toSlot(
        { record, dueInMs: 0, firstFailureAt: null, unreadableUpTo: nextOffset },
        nextOffset,
      )
      queue.add([slot])
      const outcome = { kind: 'dead-letter', reason, message } as const
      done(slot, settleOutcome(identity, slot.received, outcome, setup.now()))
    },
    isFull: queue.isFull,
    depth: queue.size,
    finish: async () => {
      if (mode !== 'open') return
      mode = 'finishing'
      sleepNoMore()
      settler.giveUpOnFailure()
      if (running > 0 || !settler.isIdle()) await new Promise<void>((resolve) => finished.push(resolve))
      mode = 'dropped'
      settler.drop()
      queue.clear()
    },
    drop: () => {
      mode = 'dropped'
      sleepNoMore()
      settler.drop()
      queue.clear()
    },
  }
}

/** What a record costs in memory beside its bytes. */
const recordOverhead = 200

function headerBytes(headers: ReceivedRecord['headers']): number {
  let bytes = 0
  for (const [name, value] of headers) bytes += name.length + (value?.length ?? 0)
  return bytes
}

function offsetAfter(offset: string): string {
  return String(BigInt(offset) + 1n)
}

function breakerMessage(record: ReceivedRecord, thrown: unknown): string {
  const where = `${record.topic}:${record.partition}:${record.offset}`
  const what = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown)
  return `too many records made the handler throw; stopped before ${where} (${what}). Fix or roll back, then restart.`
}
