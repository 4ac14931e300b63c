/** One `consume` call of a group. */
export type Member = {
  readonly topics: readonly string[]
  readonly gain: (topic: string, partition: number) => void
  readonly lose: (topic: string, partition: number) => void
}

/** Who of a group owns which partition; partitions are dealt out in turn. */
export type GroupMembers = {
  readonly join: (member: Member) => void
  readonly leave: (member: Member) => void
  /** Deals out anew, after topics have grown. */
  readonly rebalance: () => void
}

export function createGroupMembers(partitionsOf: (topic: string) => number): GroupMembers {
  const members: Member[] = []
  let owners = new Map<string, { member: Member; topic: string; partition: number }>()

  function rebalance(): void {
    const before = owners
    owners = dealOut()
    for (const [at, { member, topic, partition }] of before) {
      if (owners.get(at)?.member !== member && members.includes(member)) member.lose(topic, partition)
    }
    for (const [at, { member, topic, partition }] of owners) {
      if (before.get(at)?.member !== member) member.gain(topic, partition)
    }
  }

  function dealOut(): typeof owners {
    const dealt: typeof owners = new Map()
    for (const topic of new Set(members.flatMap((member) => member.topics))) {
      const readers = members.filter((member) => member.topics.includes(topic))
      for (let partition = 0; partition < partitionsOf(topic); partition += 1) {
        const member = readers[partition % readers.length]
        if (member !== undefined) dealt.set(`${topic}:${partition}`, { member, topic, partition })
      }
    }
    return dealt
  }

  return {
    join: (member) => {
      members.push(member)
      rebalance()
    },
    leave: (member) => {
      const index = members.indexOf(member)
      if (index >= 0) members.splice(index, 1)
      rebalance()
    },
    rebalance,
  }
}
