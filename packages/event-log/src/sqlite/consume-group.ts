import type { ConsumeOptions, Consumption } from '../event-log.ts'
import { createStage } from '../worker/stage.ts'
import type { Tuning } from '../worker/tuning.ts'
import type { GroupMembers, Member } from './group-members.ts'
import { consumePartition, type PartitionConsumer } from './partition-consumer.ts'
import type { SqliteLog } from './sqlite-log.ts'

/** One member of a group. Throws when a topic is missing, the group's retry topics among them. */
export async function consumeGroup(
  log: SqliteLog,
  members: GroupMembers,
  options: ConsumeOptions,
  tuning: Partial<Tuning>,
): Promise<Consumption> {
  const stage = createStage({ consume: options, now: log.now, tuning })
  for (const topic of stage.topics) log.topics.get(topic)
  if (options.from === 'latest') await startAtEnd(log, options)

  const owned = new Map<string, PartitionConsumer>()
  const member: Member = {
    topics: stage.topics,
    gain: (topic, partition) => {
      if (stopping !== undefined) return // dealt out again when this member has left
      const at = { topic: log.topics.get(topic), partition }
      owned.set(`${topic}:${partition}`, consumePartition({ log, stage, group: options.group, at }))
    },
    lose: (topic, partition) => {
      owned.get(`${topic}:${partition}`)?.drop()
      owned.delete(`${topic}:${partition}`)
    },
  }
  let stopping: Promise<void> | undefined
  members.join(member)
  stage.states.running()

  async function stop(): Promise<void> {
    await Promise.all([...owned.values()].map((partition) => partition.finish()))
    owned.clear()
    members.leave(member)
    stage.states.stopped()
  }

  return {
    state: stage.state,
    lastPollAt: log.now, // records are handed over in this process: who can ask is alive
    stop: () => {
      stopping ??= stop()
      return stopping
    },
  }
}

/** A group that must not see history starts behind it, and stays there when it stops before its first record. */
async function startAtEnd(log: SqliteLog, options: ConsumeOptions): Promise<void> {
  await log.commits.run(() => {
    for (const topic of options.topics.map((name) => log.topics.get(name))) {
      for (let partition = 0; partition < topic.spec.partitions; partition += 1) {
        const at = { topic, partition }
        if (log.store.position(options.group, at) !== null) continue
        log.store.setPosition(options.group, at, log.store.endOffset(at))
      }
    }
  })
}
