import assert from 'node:assert/strict'
import { DependencyUnavailable } from '../outcome.ts'
import { contractCase, entries, eventually, skip, textOf, topicSpec } from './contract-bench.ts'
import type { GetSubject } from './contract-subject.ts'

/** Provisioning and what can be asked about topics. */
export function topicCases(subject: GetSubject): void {
  contractCase('provisioning creates, then has nothing to do, then adapts', subject, async (bench) => {
    const topic = await bench.topic({ partitions: 2 })
    const epoch = await bench.log().epochOf(topic)
    assert.deepEqual(await bench.log().provision([topicSpec(topic, { partitions: 2 })]), [])
    const [grown] = await bench.log().provision([topicSpec(topic, { partitions: 4 })])
    assert.ok(grown?.includes(topic), `says nothing of ${topic}`)
    assert.deepEqual(await bench.log().provision([topicSpec(topic, { partitions: 3 })]), [])
    assert.equal(await bench.log().epochOf(topic), epoch)
    const [adapted] = await bench
      .log()
      .provision([topicSpec(topic, { partitions: 4, maxMessageBytes: 50_000 })])
    assert.ok(adapted?.includes(topic), `says nothing of ${topic}`)
  })

  contractCase('a topic that grows is read whole', subject, async (bench) => {
    const topic = await bench.topic({ partitions: 1 })
    const group = await bench.group()
    const partitions = new Set<number>()
    await bench.consume({
      group,
      topics: [topic],
      handler: async ({ partition }) => {
        partitions.add(partition)
        return skip
      },
    })
    await bench.publish(topic, entries(40, 40))
    await eventually('the first are settled', async () => (await bench.lag(group, [topic])) === 0)
    await bench.log().provision([topicSpec(topic, { partitions: 3 })])
    await bench.reopen()
    await bench.consume({
      group,
      topics: [topic],
      handler: async ({ partition }) => {
        partitions.add(partition)
        return skip
      },
    })
    await bench.publish(topic, entries(200, 100))
    await eventually('the others are settled', async () => (await bench.lag(group, [topic])) === 0)
    assert.equal(partitions.size, 3)
  })

  contractCase(
    'lag counts what a group has not settled, of a group that never ran too',
    subject,
    async (bench) => {
      const topic = await bench.topic()
      const group = await bench.group()
      await bench.publish(topic, entries(30))
      assert.deepEqual([...(await bench.log().lag(group, [topic]))], [[topic, 30]])
      const consumption = await bench.consume({ group, topics: [topic], handler: async () => skip })
      await eventually('it falls to 0', async () => (await bench.lag(group, [topic])) === 0)
      await consumption.stop()
      await bench.publish(topic, entries(5))
      assert.equal(await bench.lag(group, [topic]), 5)
    },
  )

  contractCase('consuming a topic that was never provisioned fails and names it', subject, async (bench) => {
    const group = await bench.group()
    const nowhere = `${group}.nowhere`
    await assert.rejects(
      bench.consume({ group, topics: [nowhere], handler: async () => skip }),
      new RegExp(nowhere.replaceAll('.', '\\.')),
    )
  })

  contractCase('a closed log says so', subject, async (bench) => {
    const topic = await bench.topic()
    const log = bench.log()
    await bench.close()
    await assert.rejects(
      log.publish([{ topic, key: new Uint8Array(1), value: null, headers: [] }]),
      DependencyUnavailable,
    )
    await bench.reopen()
    assert.deepEqual(
      (await bench.readAll(topic)).map(({ value }) => textOf(value)),
      [],
    )
  })
}
