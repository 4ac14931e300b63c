import type { Consumer } from 'kafkajs'
import { isLostGeneration } from './kafka-errors.ts'

export type TopicPartition = { readonly topic: string; readonly partition: number }

/** What one generation of a member has settled and what of it is committed. */
export type GroupPositions = {
  /** Everything before `nextOffset` is settled. */
  readonly settled: (at: TopicPartition, nextOffset: string) => void
  /** Commits what is new. A commit that comes too late for its generation is no error: another member reads again. */
  readonly commit: (consumer: Consumer) => Promise<void>
}

export function createGroupPositions(): GroupPositions {
  const positions = new Map<string, TopicPartition & { readonly nextOffset: string; committed: boolean }>()
  let atWork: Promise<void> = Promise.resolve()
  let next: Promise<void> | null = null

  async function commitNew(consumer: Consumer): Promise<void> {
    const fresh = [...positions.values()].filter(({ committed }) => !committed)
    if (fresh.length === 0) return
    try {
      await consumer.commitOffsets(
        fresh.map(({ topic, partition, nextOffset }) => ({ topic, partition, offset: nextOffset })),
      )
      for (const position of fresh) position.committed = true
    } catch (error) {
      if (!isLostGeneration(error)) throw error
    }
  }

  return {
    settled: ({ topic, partition }, nextOffset) => {
      positions.set(`${topic}:${partition}`, { topic, partition, nextOffset, committed: false })
    },
    commit: (consumer) => {
      // One at a time; whoever comes meanwhile shares the next one.
      next ??= atWork.then(() => {
        next = null
        const commit = commitNew(consumer)
        atWork = commit.catch(() => undefined) // its callers have the error
        return commit
      })
      return next
    },
  }
}
