/** Wakes who waits for records of a topic; there is no polling. */
export type AppendSignal = {
  /** Gives the function that ends it. */
  readonly listen: (topic: string, wake: (partition: number) => void) => () => void
  readonly appended: (topic: string, partition: number) => void
}

export function createAppendSignal(): AppendSignal {
  const listeners = new Map<string, Set<(partition: number) => void>>()
  return {
    listen: (topic, wake) => {
      const ofTopic = listeners.get(topic) ?? new Set()
      listeners.set(topic, ofTopic.add(wake))
      return () => ofTopic.delete(wake)
    },
    appended: (topic, partition) => {
      for (const wake of listeners.get(topic) ?? []) wake(partition)
    },
  }
}
