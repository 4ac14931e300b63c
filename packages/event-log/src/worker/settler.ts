import { setImmediate } from 'node:timers'
import { RecordTooLarge } from '../event-log.ts'
import { DependencyUnavailable } from '../outcome.ts'
import type { OutgoingRecord, ReceivedRecord } from '../record.ts'
import { createBackOff } from './back-off.ts'
import type { ConsumptionStates } from './consumption-states.ts'
import { deadLetterTopic } from './group-topics.ts'
import type { PartitionQueue, Slot } from './partition-queue.ts'
import { type StageIdentity, settleOutcome } from './settle-outcome.ts'
import type { Tuning } from './tuning.ts'

/** What an adapter gives for one partition. */
export type PartitionSink = {
  /**
   * Makes the outputs durable and then moves the group's position to `nextOffset`, both or, when it throws, at most
   * the outputs. Called for one batch at a time. Throws DependencyUnavailable, or RecordTooLarge when one of the
   * outputs is over its topic's limit; anything else counts as DependencyUnavailable.
   */
  readonly settle: (outputs: readonly OutgoingRecord[], nextOffset: string) => Promise<void>
}

export type SettlerSetup = {
  readonly queue: PartitionQueue
  readonly sink: PartitionSink
  readonly identity: StageIdentity
  readonly states: ConsumptionStates
  /** Names the partition among the parts that may be paused. */
  readonly part: string
  readonly tuning: Tuning
  readonly now: () => number
  readonly onDeadLetter: (record: ReceivedRecord) => Promise<void>
  readonly onSettled: (slot: Slot) => void
  /** Called after each try. */
  readonly onProgress: () => void
}

/** Settles handled records in offset order, as many at a time as there are, and holds on while that fails. */
export type Settler = {
  readonly wake: () => void
  /** True while the log or the dead-letter topic refuses: nothing new should be handled. */
  readonly isStuck: () => boolean
  readonly isIdle: () => boolean
  /** From now on a failure is not tried again. */
  readonly giveUpOnFailure: () => void
  /** Nothing is settled any more. */
  readonly drop: () => void
}

export function createSettler(setup: SettlerSetup): Settler {
  const { queue, tuning, states, part } = setup
  const backOff = createBackOff(tuning.backOff)
  let mode: 'open' | 'finishing' | 'dropped' = 'open'
  let busy = false
  let stuck = false
  let retry: NodeJS.Timeout | undefined
  /** After one output of a batch was too large, its records are settled one by one to find it. */
  let singly = 0

  function wake(): void {
    if (busy || retry !== undefined || mode === 'dropped') return
    if (queue.handledHead({ records: 1, bytes: 0 }).length === 0) return
    busy = true
    // One turn later: handlers that end in this turn are settled together.
    setImmediate(() => void settleAll())
  }

  async function settleAll(): Promise<void> {
    try {
      while (mode !== 'dropped') {
        const batch = queue.handledHead(singly > 0 ? { ...tuning.settle, records: 1 } : tuning.settle)
        if (batch.length === 0) break
        await settleBatch(batch)
        setup.onProgress()
      }
    } catch (error) {
      holdOn(error)
    } finally {
      busy = false
      setup.onProgress()
    }
  }

  async function settleBatch(batch: readonly Slot[]): Promise<void> {
    const last = batch.at(-1)
    if (last === undefined) return
    for (const slot of batch) await announce(slot)
    try {
      await setup.sink.settle(
        batch.flatMap((slot) => slot.settlement?.outputs ?? []),
        last.nextOffset,
      )
    } catch (error) {
      if (!(error instanceof RecordTooLarge)) throw error
      if (batch.length > 1) singly = batch.length
      else replaceTooLarge(last, error)
      return
    }
    if (mode !== 'dropped') settled(batch)
  }

  function settled(batch: readonly Slot[]): void {
    queue.removeHead(batch.length)
    singly = Math.max(0, singly - batch.length)
    backOff.reset()
    stuck = false
    states.resume(part)
    for (const slot of batch) setup.onSettled(slot)
  }

  async function announce(slot: Slot): Promise<void> {
    if (slot.announced || slot.settlement?.outcome.kind !== 'dead-letter') return
    await setup.onDeadLetter(slot.received.record)
    slot.announced = true
  }

  function replaceTooLarge(slot: Slot, error: RecordTooLarge): void {
    if (slot.settlement?.outcome.kind === 'dead-letter') {
      const topic = deadLetterTopic(setup.identity.group)
      throw new DependencyUnavailable(topic, `${error.message}; raise the limit of ${topic}`, {
        cause: error,
      })
    }
    const outcome = { kind: 'dead-letter', reason: 'oversize', message: error.message, cause: error } as const
    queue.replace(slot, settleOutcome(setup.identity, slot.received, outcome, setup.now()))
  }

  function holdOn(error: unknown): void {
    if (mode !== 'open') return
    stuck = true
    const down =
      error instanceof DependencyUnavailable ? error : new DependencyUnavailable('event-log', String(error))
    states.pause(part, down.dependency, down.message)
    retry = setTimeout(tryAgain, backOff.next())
  }

  function tryAgain(): void {
    retry = undefined
    wake()
    if (busy) return
    stuck = false
    states.resume(part)
    setup.onProgress()
  }

  function stopRetrying(): void {
    clearTimeout(retry)
    retry = undefined
    states.resume(part)
  }

  return {
    wake,
    isStuck: () => stuck,
    isIdle: () => !busy,
    giveUpOnFailure: () => {
      mode = 'finishing'
      stopRetrying()
      wake()
    },
    drop: () => {
      mode = 'dropped'
      stopRetrying()
    },
  }
}
