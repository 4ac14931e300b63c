import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Handler } from '../event-log.ts'
import {
  contractCase,
  entries,
  eventually,
  publishing,
  skip,
  textOf,
  unlessAborted,
  wait,
} from './contract-bench.ts'
import type { GetSubject } from './contract-subject.ts'

/** What is remembered when a process ends, well or badly. */
export function restartCases(subject: GetSubject): void {
  contractCase('what was not settled is delivered again', subject, async (bench) => {
    const topic = await bench.topic({ partitions: 1 })
    const group = await bench.group()
    await bench.publish(topic, entries(10, 1))
    let handled = 0
    await bench.consume({
      group,
      topics: [topic],
      handler: async ({ offset }, { signal }) => {
        handled += 1
        if (Number(offset) < 4) return skip
        return new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason), { once: true })
        })
      },
    })
    await eventually('four are settled and one is at work', async () => {
      return handled === 5 && (await bench.lag(group, [topic])) === 6
    })
    await bench.reopen()
    const offsets: string[] = []
    await bench.consume({
      group,
      topics: [topic],
      handler: async ({ offset }) => {
        offsets.push(offset)
        return skip
      },
    })
    await eventually('the rest arrives', () => offsets.length >= 6)
    assert.deepEqual(offsets, ['4', '5', '6', '7', '8', '9'])
  })

  contractCase('what is handled behind a gap is not committed', subject, async (bench) => {
    const topic = await bench.topic({ partitions: 1 })
    const group = await bench.group()
    await bench.publish(topic, entries(10, 10))
    const seen = new Set<string>()
    const handler: Handler = async ({ offset }, { signal }) => {
      if (offset === '0') await unlessAborted(new Promise(() => {}), signal)
      seen.add(offset)
      return skip
    }
    await bench.consume({ group, topics: [topic], concurrency: 4, handler })
    await eventually('all but the first are handled', () => seen.size === 9)
    await wait(300)
    assert.equal(await bench.lag(group, [topic]), 10)
    await bench.reopen()
    await bench.consume({
      group,
      topics: [topic],
      handler: async ({ offset }) => {
        seen.add(offset)
        return skip
      },
    })
    await eventually('the first is handled', () => seen.size === 10)
  })

  contractCase('stop finishes what is at work and keeps it', subject, async (bench) => {
    const topic = await bench.topic({ partitions: 1 })
    const out = await bench.topic({ partitions: 1 })
    const group = await bench.group()
    await bench.publish(topic, entries(50, 1))
    let started = 0
    const consumption = await bench.consume({
      group,
      topics: [topic],
      handler: async ({ value }) => {
        started += 1
        await wait(30)
        return publishing(out, 'k', textOf(value))
      },
    })
    await eventually('some are at work', () => started >= 3)
    await consumption.stop()
    assert.equal(consumption.state().kind, 'stopped')
    assert.ok(started < 50, 'it went on working')
    const written = await bench.readAll(out)
    assert.equal(written.length, started)
    assert.equal(await bench.lag(group, [topic]), 50 - started)
  })

  contractCase('after kill -9 the group goes on where it was', subject, async (bench) => {
    const topic = await bench.topic({ partitions: 3 })
    const out = await bench.topic({ partitions: 3 })
    const group = await bench.group()
    await bench.publish(topic, entries(300))
    const { module, args } = bench.subject.child
    await bench.close()
    await killAfter(100, [module, args, group, topic, out])
    await bench.reopen()
    const left = await bench.lag(group, [topic])
    assert.ok(left < 300, 'nothing was committed before the kill')
    const offsets: string[] = []
    await bench.consume({
      group,
      topics: [topic],
      handler: async ({ key, value, offset, partition }) => {
        offsets.push(`${partition}:${offset}`)
        return publishing(out, textOf(key), textOf(value))
      },
    })
    await eventually('all are settled', async () => (await bench.lag(group, [topic])) === 0)
    assert.equal(offsets.length, left)
    const values = new Set((await bench.readAll(out)).map(({ value }) => textOf(value)))
    assert.equal(values.size, 300)
  })
}

/** Runs the child until it has handled `count` records, then kills it without a word. */
async function killAfter(count: number, args: readonly string[]): Promise<void> {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('crash-child.ts', import.meta.url)), ...args],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const exited = new Promise<string | null>((resolve) => {
    child.once('exit', (_, signal) => resolve(signal))
  })
  let handled = 0
  child.stdout.on('data', (chunk: Buffer) => {
    handled += chunk.toString().split('\n').length - 1
    if (handled >= count) child.kill('SIGKILL')
  })
  assert.equal(await exited, 'SIGKILL', 'the child ended by itself')
}
