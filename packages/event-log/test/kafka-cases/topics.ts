import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import kafkajs from 'kafkajs'
import type { TopicSpec, ViewPosition } from '../../src/event-log.ts'
import {
  eventually,
  keyFor,
  outgoing,
  quickSession,
  quickTiers,
  textOf,
  type World,
} from '../kafka-fixture.ts'

export function topicCases(world: () => World): void {
  test('provisioning creates, grows and adapts, says what it did, and does nothing twice', async () => {
    const name = `t-${randomUUID()}`
    const spec: TopicSpec = {
      name,
      partitions: 2,
      cleanup: { kind: 'delete', retentionMs: 3_600_000 },
      timestamps: 'create-time',
      maxMessageBytes: 2_000_000,
      compression: 'zstd',
    }
    assert.deepEqual(await world().log.provision([spec]), [`created ${name} with 2 partitions`])
    assert.deepEqual(await world().log.provision([spec]), [])
    await setByHand(world(), name, 'segment.ms', '123456789')
    const changed: TopicSpec = {
      ...spec,
      partitions: 3,
      cleanup: { kind: 'compact' },
      timestamps: 'log-append-time',
      maxMessageBytes: 3_000_000,
    }
    assert.deepEqual(await world().log.provision([changed]), [
      `${name}: 2 → 3 partitions`,
      `${name}: cleanup.policy delete → compact`,
      `${name}: max.message.bytes 2000000 → 3000000`,
      `${name}: message.timestamp.type CreateTime → LogAppendTime`,
    ])
    assert.deepEqual(await world().log.provision([changed, { ...changed, partitions: 1 }]), [])
    assert.equal(await configured(world(), name, 'segment.ms'), '123456789')
  })

  test('partitions that are added are read without a restart', async () => {
    const topic = await world().topic()
    const group = await world().group()
    const log = world().another({ session: { ...quickSession, metadataMaxAgeMs: 500 } })
    const partitions = new Set<number>()
    const consumption = await log.consume({
      group,
      topics: [topic],
      stage: 'test',
      version: '1',
      retryTiers: quickTiers,
      handler: async (record) => {
        partitions.add(record.partition)
        return { kind: 'skip', reason: 'unchanged' }
      },
    })
    await withAdmin(world(), (admin) => admin.createPartitions({ topicPartitions: [{ topic, count: 3 }] }))
    const writer = world().another()
    await eventually('all three partitions', 15_000, async () => {
      await writer.publish([0, 1, 2].map((partition) => outgoing(topic, keyFor(partition, 3), 'v')))
      return partitions.size === 3
    })
    await consumption.stop()
  })

  test('append time is the broker’s, create time is the producer’s', async () => {
    const appended = await world().topic({ timestamps: 'log-append-time' })
    const created = await world().topic({ timestamps: 'create-time' })
    const before = Date.now()
    await world().log.publish([outgoing(appended, 'k', 'v'), outgoing(created, 'k', 'v')])
    for (const topic of [appended, created]) {
      for await (const { timestamp } of world().log.read(topic)) {
        assert.ok(timestamp >= before - 1_000 && timestamp <= Date.now() + 1_000, String(timestamp))
      }
    }
    assert.equal(await configured(world(), appended, 'message.timestamp.type'), 'LogAppendTime')
  })

  test('the epoch is Kafka’s own id of the topic, and a topic made anew has another', async () => {
    const topic = await world().topic()
    const first = await world().log.epochOf(topic)
    assert.equal(await world().log.epochOf(topic), first)
    const described = await world().kafka.exec([
      ...'/opt/kafka/bin/kafka-topics.sh --bootstrap-server localhost:19092 --describe --topic'.split(' '),
      topic,
    ])
    assert.ok(described.includes(`TopicId: ${first}`), described)
    await remake(world(), topic)
    assert.notEqual(await world().log.epochOf(topic), first)
  })

  test('a view is built anew when its topic is', async () => {
    const topic = await world().topic({ cleanup: { kind: 'compact' } })
    const log = world().another({ epochCheckMs: 500 })
    const view = memoryView()
    const records = ['a', 'b', 'c'].map((key) => outgoing(topic, key, `${key}1`))
    await log.publish(records)
    const materialisation = await log.materialise(topic, view)
    await materialisation.ready
    assert.deepEqual([...view.rows.values()], ['a1', 'b1', 'c1'])

    await remake(world(), topic)
    // As many records as before: positions alone would not tell.
    await world()
      .another()
      .publish(['x', 'y', 'z'].map((key) => outgoing(topic, key, `${key}2`)))
    await eventually('the new topic', 10_000, () => view.rows.get('z') === 'z2')
    assert.deepEqual([...view.rows.values()], ['x2', 'y2', 'z2'])
    assert.equal(view.resets(), 1)
    await materialisation.stop()
  })
}

function memoryView() {
  const rows = new Map<string, string>()
  let position: ViewPosition | null = null
  let resets = 0
  return {
    rows,
    resets: () => resets,
    position: () => position,
    apply: (records: readonly { key: Uint8Array | null; value: Uint8Array | null }[], next: ViewPosition) => {
      for (const record of records) rows.set(Buffer.from(record.key ?? []).toString(), textOf(record))
      position = next
    },
    reset: () => {
      rows.clear()
      position = null
      resets += 1
    },
  }
}

async function remake(world: World, topic: string): Promise<void> {
  await withAdmin(world, async (admin) => {
    await admin.deleteTopics({ topics: [topic] })
    await eventually('the topic is gone', 10_000, async () => !(await admin.listTopics()).includes(topic))
    await admin.createTopics({
      topics: [{ topic, numPartitions: 1, configEntries: [{ name: 'cleanup.policy', value: 'compact' }] }],
    })
  })
}

async function setByHand(world: World, topic: string, name: string, value: string): Promise<void> {
  const command = '/opt/kafka/bin/kafka-configs.sh --bootstrap-server localhost:19092 --alter --topic'
  await world.kafka.exec([...command.split(' '), topic, '--add-config', `${name}=${value}`])
}

function configured(world: World, topic: string, name: string): Promise<string | undefined> {
  return withAdmin(world, async (admin) => {
    const resource = { type: kafkajs.ConfigResourceTypes.TOPIC, name: topic }
    const { resources } = await admin.describeConfigs({ resources: [resource], includeSynonyms: false })
    return resources[0]?.configEntries.find((entry) => entry.configName === name)?.configValue
  })
}

async function withAdmin<Result>(
  world: World,
  work: (admin: ReturnType<InstanceType<typeof kafkajs.Kafka>['admin']>) => Promise<Result>,
): Promise<Result> {
  const kafka = new kafkajs.Kafka({ brokers: [world.kafka.broker], logLevel: kafkajs.logLevel.NOTHING })
  const admin = kafka.admin()
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.disconnect()
  }
}
