import { setImmediate } from 'node:timers'
import type { ConsumptionState, Materialisation, View } from '../event-log.ts'
import { DependencyUnavailable } from '../outcome.ts'
import { createBackOff } from '../worker/back-off.ts'
import { createConsumptionStates } from '../worker/consumption-states.ts'
import { asRead } from '../worker/receive-record.ts'
import { defaultTuning, type Tuning } from '../worker/tuning.ts'
import { reading, type SqliteLog } from './sqlite-log.ts'
import type { StoredTopic } from './topic-store.ts'

type Waiter = {
  readonly offset: number
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

/** Keeps a view in step with a topic of one partition; starts it anew when the topic was made anew. */
export function followView(
  log: SqliteLog,
  topic: StoredTopic,
  view: View,
  tuning: Partial<Tuning>,
): Materialisation {
  const at = { topic, partition: 0 }
  const states = createConsumptionStates(undefined)
  const backOff = createBackOff(tuning.backOff ?? defaultTuning.backOff)
  const waiters = new Set<Waiter>()
  let timer: NodeJS.Timeout | undefined
  let scheduled = false
  let nextOffset = startOffset(topic, view)
  const stopListening = log.signal.listen(topic.spec.name, followSoon)
  const ready = waitFor(reading(() => log.store.endOffset(at)))
  ready.catch(() => {}) // told by `state` too; who does not await `ready` must not crash the process
  states.running()
  followSoon()

  function followSoon(): void {
    if (scheduled || timer !== undefined || isOver()) return
    scheduled = true
    setImmediate(follow)
  }

  function follow(): void {
    scheduled = false
    if (isOver()) return
    try {
      const records = reading(() => log.store.readFrom(at, nextOffset))
      const last = records.at(-1)
      if (last !== undefined) {
        view.apply(records.map(asRead), { epoch: topic.epoch, nextOffset: String(Number(last.offset) + 1) })
        nextOffset = Number(last.offset) + 1
        followSoon()
      } else {
        nextOffset = Math.max(nextOffset, log.store.endOffset(at))
      }
      backOff.reset()
      states.resume('view')
      tellWaiters()
    } catch (error) {
      holdOn(error)
    }
  }

  function holdOn(error: unknown): void {
    if (!(error instanceof DependencyUnavailable)) {
      fail(new Error(`the view of ${topic.spec.name} could not apply a record`, { cause: error }))
      return
    }
    states.pause('view', error.dependency, error.message)
    timer = setTimeout(() => {
      timer = undefined
      followSoon()
    }, backOff.next())
  }

  function fail(error: Error): void {
    states.fail(`${error.message}: ${String(error.cause ?? '')}`)
    for (const waiter of waiters) waiter.reject(error)
    waiters.clear()
  }

  function waitFor(offset: number): Promise<void> {
    if (offset <= nextOffset) return Promise.resolve()
    return new Promise((resolve, reject) => waiters.add({ offset, resolve, reject }))
  }

  function tellWaiters(): void {
    for (const waiter of waiters) {
      if (waiter.offset > nextOffset) continue
      waiters.delete(waiter)
      waiter.resolve()
    }
  }

  function isOver(): boolean {
    const { kind }: ConsumptionState = states.current()
    return kind === 'broken' || kind === 'stopped'
  }

  return {
    ready,
    caughtUp: async () => waitFor(reading(() => log.store.endOffset(at))),
    state: states.current,
    stop: async () => {
      clearTimeout(timer)
      stopListening()
      states.stopped()
      for (const waiter of waiters)
        waiter.reject(new DependencyUnavailable('event-log', 'the view was stopped'))
      waiters.clear()
    },
  }
}

function startOffset(topic: StoredTopic, view: View): number {
  const position = view.position()
  if (position === null) return 0
  if (position.epoch === topic.epoch) return Number(position.nextOffset)
  view.reset()
  return 0
}
