import assert from 'node:assert/strict'
import { it } from 'node:test'
import { coalesce } from './coalesce.ts'

it('calls of one turn become one run, each with its own answers', async () => {
  const runs: number[][] = []
  const double = coalesce(async (items: readonly number[]) => {
    runs.push([...items])
    return items.map((item) => item * 2)
  }, 100)
  assert.deepEqual(await Promise.all([double([1, 2]), double([3]), double([4, 5])]), [[2, 4], [6], [8, 10]])
  assert.deepEqual(await double([6]), [12])
  assert.deepEqual(runs, [[1, 2, 3, 4, 5], [6]])
})

it('a run stays below the limit, but a call is never split', async () => {
  const runs: number[] = []
  const echo = coalesce(async (items: readonly number[]) => {
    runs.push(items.length)
    return items
  }, 4)
  await Promise.all([echo([1, 2, 3]), echo([4, 5]), echo([6, 7]), echo([1, 2, 3, 4, 5, 6]), echo([8])])
  assert.deepEqual(runs, [3, 4, 6, 1])
})

it('a run that fails fails its callers and no others', async () => {
  const pick = coalesce(async (items: readonly number[]) => {
    if (items.includes(0)) throw new Error('zero')
    return items
  }, 2)
  const settled = await Promise.allSettled([pick([1, 0]), pick([2]), pick([3])])
  assert.deepEqual(
    settled.map(({ status }) => status),
    ['rejected', 'fulfilled', 'fulfilled'],
  )
})
