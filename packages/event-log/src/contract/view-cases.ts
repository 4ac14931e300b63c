import assert from 'node:assert/strict'
import type { View, ViewPosition } from '../event-log.ts'
import {
  type Bench,
  bytesOf,
  contractCase,
  entries,
  eventually,
  textOf,
  topicSpec,
} from './contract-bench.ts'
import type { GetSubject } from './contract-subject.ts'

/** A private copy of a compacted topic. */
export function viewCases(subject: GetSubject): void {
  contractCase('a view is ready at the high watermark and follows the topic', subject, async (bench) => {
    const topic = await compacted(bench)
    await bench.publish(topic, entries(500, 100))
    const view = memoryView()
    const materialisation = await bench.log().materialise(topic, view)
    await materialisation.ready
    assert.equal(view.rows.size, 100)
    assert.equal(view.rows.get('key-7'), '407')
    await bench.publish(topic, [['key-7', 'new']])
    await bench.log().publish([{ topic, key: bytesOf('key-8'), value: null, headers: [] }])
    await materialisation.caughtUp()
    assert.equal(view.rows.get('key-7'), 'new')
    assert.equal(view.rows.has('key-8'), false)
    await bench.publish(topic, [['key-9', 'pushed']])
    await eventually('it follows without being asked', () => view.rows.get('key-9') === 'pushed')
    await materialisation.stop()
  })

  contractCase('a view of an empty topic is ready at once', subject, async (bench) => {
    const topic = await compacted(bench)
    const materialisation = await bench.log().materialise(topic, memoryView())
    await materialisation.ready
    await materialisation.caughtUp()
    assert.equal(materialisation.state().kind, 'running')
    await materialisation.stop()
    assert.equal(materialisation.state().kind, 'stopped')
  })

  contractCase('a view goes on after a restart where it was', subject, async (bench) => {
    const topic = await compacted(bench)
    await bench.publish(topic, entries(50, 50))
    const view = memoryView()
    await (await bench.log().materialise(topic, view)).ready
    const applied = view.applied()
    assert.ok(applied >= 50)
    await bench.reopen()
    await bench.publish(topic, entries(5, 5, 1000))
    await (await bench.log().materialise(topic, view)).ready
    assert.equal(view.applied() - applied, 5)
    assert.equal(view.resets(), 0)
    assert.equal(view.rows.get('key-3'), '1003')
  })

  contractCase('a view is built anew when its topic was made anew', subject, async (bench) => {
    const topic = await compacted(bench)
    await bench.publish(topic, entries(50, 50))
    const view = memoryView()
    await (await bench.log().materialise(topic, view)).ready
    const before = await bench.log().epochOf(topic)
    await bench.reopen()
    await bench.subject.deleteTopic(bench.log(), topic)
    await eventually('the topic can be made again', () => provisioned(bench, topic))
    assert.notEqual(await bench.log().epochOf(topic), before)
    await bench.publish(topic, entries(3, 3, 9000))
    const materialisation = await bench.log().materialise(topic, view)
    await materialisation.ready
    assert.equal(view.resets(), 1)
    assert.deepEqual(
      [...view.rows],
      [
        ['key-0', '9000'],
        ['key-1', '9001'],
        ['key-2', '9002'],
      ],
    )
  })

  contractCase('two views of one topic both hold everything', subject, async (bench) => {
    const topic = await compacted(bench)
    await bench.publish(topic, entries(40, 40))
    const views = [memoryView(), memoryView()]
    for (const view of views) await (await bench.log().materialise(topic, view)).ready
    assert.deepEqual(
      views.map(({ rows }) => rows.size),
      [40, 40],
    )
  })
}

function compacted(bench: Bench): Promise<string> {
  return bench.topic(compactSpec)
}

const compactSpec = { partitions: 1, cleanup: { kind: 'compact' }, compression: 'gzip' } as const

/** Deleting a topic may take a moment; until then making it fails. */
async function provisioned(bench: Bench, topic: string): Promise<boolean> {
  try {
    return (await bench.log().provision([topicSpec(topic, compactSpec)])).length > 0
  } catch {
    return false
  }
}

function memoryView() {
  const rows = new Map<string, string>()
  let position: ViewPosition | null = null
  let applied = 0
  let resets = 0
  const view: View = {
    position: () => position,
    apply: (records, next) => {
      for (const { key, value } of records) {
        if (value === null) rows.delete(textOf(key))
        else rows.set(textOf(key), textOf(value))
      }
      applied += records.length
      position = next
    },
    reset: () => {
      rows.clear()
      position = null
      resets += 1
    },
  }
  return { ...view, rows, applied: () => applied, resets: () => resets }
}
