import assert from 'node:assert/strict'
import { RecordTooLarge } from '../event-log.ts'
import type { Header, ReceivedRecord } from '../record.ts'
import { bytesOf, contractCase, entries, eventually, record, skip, textOf } from './contract-bench.ts'
import type { GetSubject } from './contract-subject.ts'

/** What goes in comes out, byte by byte and key by key in order. */
export function deliveryCases(subject: GetSubject): void {
  contractCase('bytes and headers survive', subject, async (bench) => {
    const topic = await bench.topic({ partitions: 1 })
    const binary = Uint8Array.from({ length: 256 }, (_, byte) => byte)
    const headers: readonly Header[] = [
      ['twice', bytesOf('first')],
      ['ce_id', binary],
      ['twice', bytesOf('second')],
      ['empty', new Uint8Array()],
    ]
    await bench.log().publish([
      { topic, key: binary, value: binary, headers },
      { topic, key: bytesOf('tombstone'), value: null, headers: [] },
      { topic, key: bytesOf('empty'), value: new Uint8Array(), headers: [] },
    ])
    const [full, tombstone, empty] = await consumeAll(bench, topic, 3)
    assert.deepEqual(plain(full?.key), plain(binary))
    assert.deepEqual(plain(full?.value), plain(binary))
    assert.deepEqual(valuesOf(full, 'twice'), [plain(bytesOf('first')), plain(bytesOf('second'))])
    assert.deepEqual(valuesOf(full, 'ce_id'), [plain(binary)])
    assert.deepEqual(valuesOf(full, 'empty'), [[]])
    assert.equal(tombstone?.value, null)
    assert.deepEqual(plain(empty?.value), [])
  })

  contractCase('a foreign record without key arrives without key', subject, async (bench) => {
    const produce = bench.subject.produceForeign
    if (produce === undefined) return
    const topic = await bench.topic({ partitions: 1 })
    await produce({ topic, key: null, value: bytesOf('x'), headers: [] })
    const [seen] = await consumeAll(bench, topic, 1)
    assert.equal(seen?.key, null)
    assert.equal(textOf(seen?.value ?? null), 'x')
  })

  contractCase('records of one key stay in order, side by side with others too', subject, async (bench) => {
    const topic = await bench.topic()
    const group = await bench.group()
    await bench.publish(topic, entries(600))
    const seen = new Map<string, number[]>()
    const atWork = new Set<string>()
    let most = 0
    await bench.consume({
      group,
      topics: [topic],
      concurrency: 4,
      handler: async ({ key, value }) => {
        const name = textOf(key)
        assert.ok(!atWork.has(name), `${name} is handled twice at a time`)
        atWork.add(name)
        most = Math.max(most, atWork.size)
        await new Promise((resolve) => setTimeout(resolve, 1))
        atWork.delete(name)
        seen.set(name, [...(seen.get(name) ?? []), Number(textOf(value))])
        return skip
      },
    })
    await eventually('all are settled', async () => (await bench.lag(group, [topic])) === 0)
    assert.ok(most > 1, 'nothing ran side by side')
    for (const [key, values] of seen) {
      assert.deepEqual(
        firsts(values),
        [...firsts(values)].sort((a, b) => a - b),
        key,
      )
      assert.equal(new Set(values).size, 50, key)
    }
    assert.deepEqual(await bench.deadLetters(group), [])
  })

  contractCase('records of 1 MB arrive', subject, async (bench) => {
    const topic = await bench.topic({ partitions: 1 })
    const values = [0, 1, 2].map((seed) => noise(1024 * 1024, seed))
    for (const value of values) {
      await bench.log().publish([{ topic, key: bytesOf('k'), value, headers: [] }])
    }
    const seen = await consumeAll(bench, topic, 3)
    for (const [index, value] of values.entries()) {
      assert.ok(Buffer.from(value).equals(seen[index]?.value ?? new Uint8Array()), `record ${index}`)
    }
  })

  contractCase(
    'a record over the limit is refused with a clear error, and the log goes on',
    subject,
    async (bench) => {
      const topic = await bench.topic({ maxMessageBytes: 100_000 })
      const tooLarge = { topic, key: bytesOf('k'), value: noise(300_000, 7), headers: [] }
      await assert.rejects(bench.log().publish([tooLarge]), RecordTooLarge)
      await bench.publish(topic, [['k', 'fine']])
      assert.deepEqual(
        (await bench.readAll(topic)).map(({ value }) => textOf(value)),
        ['fine'],
      )
    },
  )

  contractCase('an output over the limit costs only its own record', subject, async (bench) => {
    const source = await bench.topic()
    const target = await bench.topic({ maxMessageBytes: 100_000 })
    const group = await bench.group()
    await bench.publish(source, entries(20, 1))
    await bench.consume({
      group,
      topics: [source],
      handler: async ({ key, value }) => ({
        kind: 'publish',
        records: [
          {
            topic: target,
            key: key ?? bytesOf(''),
            value: textOf(value) === '7' ? noise(300_000, 1) : value,
            headers: [],
          },
        ],
      }),
    })
    await eventually('all are settled', async () => (await bench.lag(group, [source])) === 0)
    const letters = await bench.deadLetters(group)
    assert.deepEqual(
      letters.map(({ reason, value }) => `${reason} ${textOf(value)}`),
      ['oversize 7'],
    )
    const written = new Set((await bench.readAll(target)).map(({ value }) => textOf(value)))
    assert.equal(written.size, 19)
  })

  contractCase(
    'what is published is there for a reader at once, each with its coordinates',
    subject,
    async (bench) => {
      const topic = await bench.topic()
      await bench.publish(topic, entries(50))
      const records = await bench.readAll(topic)
      assert.equal(records.length, 50)
      const at = records.map(({ partition, offset }) => `${partition}:${offset}`)
      assert.equal(new Set(at).size, 50)
      for (const read of records) {
        const { topic: name, partition, offset, timestamp } = read
        assert.deepEqual(read.origin, { topic: name, partition, offset, timestamp })
        assert.ok(Math.abs(timestamp - Date.now()) < 600_000)
      }
    },
  )

  contractCase('a reader ends when it is aborted', subject, async (bench) => {
    const topic = await bench.topic({ partitions: 1 })
    await bench.publish(topic, entries(2000))
    const controller = new AbortController()
    await assert.rejects(async () => {
      for await (const _ of bench.log().read(topic, { signal: controller.signal })) controller.abort()
    })
    await bench.publish(topic, [['k', record(topic, 'k', 'v').topic]])
  })
}

async function consumeAll(
  bench: Parameters<Parameters<typeof contractCase>[2]>[0],
  topic: string,
  count: number,
): Promise<readonly ReceivedRecord[]> {
  const group = await bench.group()
  const seen = new Map<string, ReceivedRecord>()
  const consumption = await bench.consume({
    group,
    topics: [topic],
    handler: async (received) => {
      seen.set(`${received.partition}:${received.offset}`, received)
      return skip
    },
  })
  await eventually(`${count} records arrive`, () => seen.size >= count)
  await consumption.stop()
  return [...seen.values()]
}

function valuesOf(received: ReceivedRecord | undefined, name: string): readonly (readonly number[] | null)[] {
  return (received?.headers ?? []).filter((header) => header[0] === name).map((header) => plain(header[1]))
}

function plain(bytes: Uint8Array | null | undefined): readonly number[] | null {
  return bytes === null || bytes === undefined ? null : [...bytes]
}

function firsts(values: readonly number[]): readonly number[] {
  return [...new Set(values)]
}

/** Bytes that do not compress, the same for the same seed. */
function noise(length: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let state = seed + 1
  for (let index = 0; index < length; index += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    bytes[index] = state >>> 24
  }
  return bytes
}
