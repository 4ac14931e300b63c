import { setImmediate } from 'node:timers'
import type { PartitionSink } from '../worker/settler.ts'
import type { Stage } from '../worker/stage.ts'
import type { PartitionAt } from './log-store.ts'
import { reading, type SqliteLog, write } from './sqlite-log.ts'

/** Feeds one partition to its worker while a member owns it. */
export type PartitionConsumer = {
  readonly finish: () => Promise<void>
  readonly drop: () => void
}

export type PartitionConsumerSetup = {
  readonly log: SqliteLog
  readonly stage: Stage
  readonly group: string
  readonly at: PartitionAt
}

const readAgainAfterMs = 1000

export function consumePartition({ log, stage, group, at }: PartitionConsumerSetup): PartitionConsumer {
  const where = { topic: at.topic.spec.name, partition: at.partition }
  const part = `${where.topic}:${where.partition}/read`
  const stopListening = log.signal.listen(where.topic, (partition) => {
    if (partition === at.partition) readSoon()
  })
  let owned = true
  let leaving = false
  let scheduled = false
  let timer: NodeJS.Timeout | undefined
  let nextRead: number | null = null
  let worker = own()
  readSoon()

  function committed(): number {
    return reading(() => log.store.position(group, at) ?? log.store.firstOffset(at))
  }

  function own() {
    const current = { isOwner: true }
    const sink: PartitionSink = {
      settle: async (outputs, nextOffset) => {
        const still = () => owned && current.isOwner
        if (!leaving && log.chaos?.losesPosition(`${group} ${part}`)) {
          await write(log, outputs, { still })
          current.isOwner = false
          startOver()
        } else {
          await write(log, outputs, { position: { group, at, nextOffset: Number(nextOffset) }, still })
        }
      },
    }
    return stage.own(where, sink, { onFull: () => {}, onRoom: readSoon })
  }

  /** As after a rebalance: from the committed position, with nothing in hand. */
  function startOver(): void {
    if (!owned || leaving) return
    worker.drop()
    nextRead = null
    worker = own()
    readSoon()
  }

  function readSoon(): void {
    if (scheduled || !owned || leaving) return
    scheduled = true
    const delay = log.chaos?.delayMs() ?? 0
    if (delay > 0) timer = setTimeout(readMore, delay)
    else setImmediate(readMore)
  }

  function readMore(): void {
    scheduled = false
    if (!owned || leaving || worker.isFull()) return
    try {
      const from = nextRead ?? committed()
      const records = reading(() => log.store.readFrom(at, from))
      stage.states.resume(part)
      const last = records.at(-1)
      if (last === undefined) return
      nextRead = Number(last.offset) + 1
      worker.enqueue(records)
      readSoon()
    } catch (error) {
      stage.states.pause(part, 'event-log', String(error))
      scheduled = true
      timer = setTimeout(readMore, readAgainAfterMs)
    }
  }

  function leave(): void {
    leaving = true
    clearTimeout(timer)
    stopListening()
    stage.states.resume(part)
  }

  return {
    finish: async () => {
      leave()
      await worker.finish()
      owned = false
    },
    drop: () => {
      owned = false
      leave()
      worker.drop()
    },
  }
}
