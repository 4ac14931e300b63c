import type { Received } from './receive-record.ts'
import type { Settlement } from './settle-outcome.ts'

/** One record on its way: waiting, in a handler, or handled and waiting for the ones before it. */
export type Slot = {
  readonly received: Received
  readonly key: string | null
  readonly bytes: number
  readonly nextOffset: string
  /** On the monotonic clock (`performance.now()`): not handled before. */
  readonly dueAt: number
  state: 'waiting' | 'running' | 'handled'
  settlement: Settlement | null
  seconds: number
  /** `onDeadLetter` was called for it. */
  announced: boolean
}

export type Limits = { readonly records: number; readonly bytes: number }

export type QueueOptions = {
  readonly high: Limits
  readonly low: Limits
  /** Above the high mark: read no more of this partition. */
  readonly onFull: () => void
  /** Below the low mark again. */
  readonly onRoom: () => void
}

/** The records of one partition between being read and being settled, in offset order, bounded by count and bytes. */
export type PartitionQueue = {
  readonly add: (slots: readonly Slot[]) => void
  /** The first waiting record that no earlier record of its key holds back. */
  readonly nextStartable: () => Slot | null
  readonly start: (slot: Slot) => void
  readonly handled: (slot: Slot, settlement: Settlement) => void
  /** Another settlement for a handled record. */
  readonly replace: (slot: Slot, settlement: Settlement) => void
  /** Back to waiting at its place. */
  readonly putBack: (slot: Slot) => void
  /** Handled records from the front on, without a gap; at least one when there is one. */
  readonly handledHead: (limits: Limits) => readonly Slot[]
  readonly removeHead: (count: number) => void
  readonly clear: () => void
  readonly isFull: () => boolean
  readonly size: () => Limits
  /** Bytes of outputs that wait to be settled. */
  readonly unsettledOutputBytes: () => number
}

export function createPartitionQueue(options: QueueOptions): PartitionQueue {
  const slots: Slot[] = []
  const runningKeys = new Set<string>()
  let bytes = 0
  let unsettled = 0
  let full = false
  /** No record before it is waiting. */
  let firstWaiting = 0

  function fillUp(): void {
    if (full || (slots.length < options.high.records && bytes < options.high.bytes)) return
    full = true
    options.onFull()
  }

  function makeRoom(): void {
    if (!full || slots.length > options.low.records || bytes > options.low.bytes) return
    full = false
    options.onRoom()
  }

  return {
    add: (added) => {
      slots.push(...added)
      for (const slot of added) bytes += slot.bytes
      fillUp()
    },
    nextStartable: () => {
      while (firstWaiting < slots.length && slots[firstWaiting]?.state !== 'waiting') firstWaiting += 1
      return firstFree(slots, firstWaiting, runningKeys)
    },
    start: (slot) => {
      slot.state = 'running'
      if (slot.key !== null) runningKeys.add(slot.key)
    },
    handled: (slot, settlement) => {
      slot.state = 'handled'
      slot.settlement = settlement
      unsettled += outputBytes(slot)
      if (slot.key !== null) runningKeys.delete(slot.key)
    },
    replace: (slot, settlement) => {
      unsettled -= outputBytes(slot)
      slot.settlement = settlement
      unsettled += outputBytes(slot)
    },
    putBack: (slot) => {
      slot.state = 'waiting'
      if (slot.key !== null) runningKeys.delete(slot.key)
      firstWaiting = 0
    },
    handledHead: (limits) => handledHead(slots, limits),
    removeHead: (count) => {
      for (const slot of slots.splice(0, count)) {
        bytes -= slot.bytes
        unsettled -= outputBytes(slot)
      }
      firstWaiting = Math.max(0, firstWaiting - count)
      makeRoom()
    },
    clear: () => {
      slots.length = 0
      runningKeys.clear()
      bytes = 0
      unsettled = 0
      firstWaiting = 0
    },
    isFull: () => full,
    size: () => ({ records: slots.length, bytes }),
    unsettledOutputBytes: () => unsettled,
  }
}

function firstFree(slots: readonly Slot[], from: number, runningKeys: ReadonlySet<string>): Slot | null {
  const passed = new Set<string>()
  for (let index = from; index < slots.length; index += 1) {
    const slot = slots[index]
    if (slot?.state !== 'waiting') continue
    if (slot.key === null) return slot
    if (!runningKeys.has(slot.key) && !passed.has(slot.key)) return slot
    passed.add(slot.key)
  }
  return null
}

function handledHead(slots: readonly Slot[], limits: Limits): readonly Slot[] {
  const head: Slot[] = []
  let bytes = 0
  for (const slot of slots) {
    if (slot.state !== 'handled' || head.length >= limits.records) break
    bytes += outputBytes(slot)
    if (head.length > 0 && bytes > limits.bytes) break
    head.push(slot)
  }
  return head
}

function outputBytes(slot: Slot): number {
  let bytes = 0
  for (const output of slot.settlement?.outputs ?? []) bytes += output.value?.length ?? 0
  return bytes
}
