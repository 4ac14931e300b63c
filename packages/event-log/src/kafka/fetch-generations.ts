/** No fetch is on its way for longer. */
const longestFetchMs = 60_000

/** Which generation of the group the fetches under way belong to. */
export type FetchGenerations = {
  /** The group was joined anew. */
  readonly joined: () => void
  /** A fetch from this broker begins. */
  readonly started: (nodeId: number) => void
  /** Whether an answer to a former generation may still be handed on. */
  readonly areMixed: () => boolean
}

/**
 * With several brokers kafkajs may join anew while another broker's answer to the former assignment is on its way, and
 * hands it on as if it were of now: positions would jump ahead and the records between be lost. While fetches of
 * different generations are under way nothing is taken; what is left comes again. `now` is in ms.
 */
export function trackFetchGenerations(now: () => number): FetchGenerations {
  const byNode = new Map<number, { readonly generation: number; readonly at: number }>()
  let generation = 0
  return {
    joined: () => {
      generation += 1
    },
    started: (nodeId) => {
      byNode.set(nodeId, { generation, at: now() })
    },
    areMixed: () => {
      const oldest = now() - longestFetchMs
      return [...byNode.values()].some((fetch) => fetch.generation !== generation && fetch.at > oldest)
    },
  }
}
