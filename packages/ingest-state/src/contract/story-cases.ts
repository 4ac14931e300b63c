import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { it } from 'node:test'
import { StateUnavailable } from '../ingest-state.ts'
import type { StoryRecord } from '../stories.ts'
import type { ContractSubject } from './contract-suite.ts'
import { withState, withTwo } from './with-state.ts'

/** What every store must do with stories. */
export function storyCases(subject: ContractSubject): void {
  it('finds by shared keys, and itself as known', () =>
    withState(subject, async (state) => {
      const told = record()
      assert.deepEqual(await state.findStories({ articleId: told.articleId, keys: [1, 2] }), nothing)
      assert.deepEqual(await state.rememberStory(told, [1, 2, 3]), linkOf(told))
      const other = randomUUID()
      assert.deepEqual(await state.findStories({ articleId: other, keys: [3, 4] }), {
        known: null,
        alike: [told],
      })
      assert.deepEqual(await state.findStories({ articleId: other, keys: [4, 5] }), nothing)
      assert.deepEqual(await state.findStories({ articleId: told.articleId, keys: [9] }), {
        known: told,
        alike: [],
      })
    }))

  it('keeps links, sketches of any bytes and keys of 32 bits', () =>
    withState(subject, async (state) => {
      const sketch = Uint8Array.from({ length: 700 }, (_, index) => (index * 7) % 256)
      const first = record({ sketch })
      const link = { storyId: first.articleId, of: first.articleId }
      const others = [
        record({ ...link, relation: 'duplicate' }),
        record({ ...link, relation: 'same-story', sketch: new Uint8Array() }),
      ]
      for (const told of [first, ...others]) await state.rememberStory(told, [0, 0xffffffff])
      const found = await state.findStories({ articleId: randomUUID(), keys: [0xffffffff] })
      assert.deepEqual(byId(found.alike), byId([first, ...others]))
    }))

  it('an article keeps its first story; its latest text is what others are compared with', () =>
    withTwo(subject, async (one, two) => {
      const told = record()
      await one.rememberStory(told, [1])
      const sketch = Uint8Array.of(9)
      const later: StoryRecord = {
        ...told,
        sketch,
        storyId: randomUUID(),
        relation: 'duplicate',
        of: randomUUID(),
      }
      assert.deepEqual(await two.rememberStory(later, [2]), linkOf(told))
      assert.deepEqual((await one.findStories({ articleId: randomUUID(), keys: [2] })).alike, [
        { ...told, sketch },
      ])
    }))

  it('of many that tell one article at once, all get the same story', () =>
    withTwo(subject, async (one, two) => {
      const articleId = randomUUID()
      const links = await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          (index % 2 === 0 ? one : two).rememberStory(record({ articleId, storyId: randomUUID() }), [1]),
        ),
      )
      assert.equal(new Set(links.map(({ storyId }) => storyId)).size, 1)
    }))

  it('first those that share most of what few have, the same each time', () =>
    withState(subject, async (state) => {
      const common = Array.from({ length: 20 }, () => record())
      for (const told of common) await state.rememberStory(told, [1, 2, 3])
      const close = record()
      await state.rememberStory(close, [3, 77])
      const found = await state.findStories({ articleId: randomUUID(), keys: [1, 2, 3, 77] })
      assert.equal(found.alike.length, 16)
      assert.deepEqual(found.alike[0], close)
      const ids = found.alike.slice(1).map(({ articleId }) => articleId)
      assert.deepEqual(
        ids,
        common
          .map(({ articleId }) => articleId)
          .sort()
          .slice(0, 15),
      )
    }))

  it('under a key that all have, the latest 32 are found and each only once', () =>
    withState(subject, async (state) => {
      const many = Array.from({ length: 40 }, (_, index) => record({ sketch: Uint8Array.of(index) }))
      for (const [index, told] of many.entries()) await state.rememberStory(told, [1, 100 + index])
      await state.rememberStory(many[39] ?? record(), [1, 139])
      const reached = await Promise.all(
        many.map(async (told, index) => {
          const { alike } = await state.findStories({ articleId: randomUUID(), keys: [1, 100 + index] })
          return alike.filter(({ articleId }) => articleId === told.articleId).length
        }),
      )
      assert.deepEqual(
        reached,
        many.map(() => 1),
      )
      const { alike } = await state.findStories({ articleId: randomUUID(), keys: [1] })
      assert.ok(alike.every(({ sketch }) => (sketch[0] ?? 0) >= 8))
      assert.equal(new Set(alike.map(({ articleId }) => articleId)).size, 16)
    }))

  it('a story ends with its lifetime, which begins anew when it is told again', () =>
    withState(
      subject,
      async (state) => {
        const [kept, gone] = [record(), record()]
        await state.rememberStory(kept, [1])
        await state.rememberStory(gone, [1])
        await subject.passTime(subject.shortTtlMs * 0.6)
        await state.rememberStory(kept, [1])
        await subject.passTime(subject.shortTtlMs * 0.6)
        assert.deepEqual((await state.findStories({ articleId: gone.articleId, keys: [1] })).alike, [kept])
        await subject.passTime(subject.shortTtlMs)
        assert.deepEqual(await state.findStories({ articleId: kept.articleId, keys: [1] }), nothing)
      },
      { storyTtlMs: subject.shortTtlMs },
    ))

  it('without keys an article is known, and alike to none', () =>
    withState(subject, async (state) => {
      const told = record({ sketch: new Uint8Array() })
      await state.rememberStory(told, [])
      assert.deepEqual(await state.findStories({ articleId: told.articleId, keys: [] }), {
        known: told,
        alike: [],
      })
      assert.deepEqual(await state.findStories({ articleId: randomUUID(), keys: [] }), nothing)
    }))

  it('refuses ids that are no UUIDs and keys that are no hashes', () =>
    withState(subject, async (state) => {
      await assert.rejects(state.findStories({ articleId: 'a', keys: [1] }), RangeError)
      await assert.rejects(state.rememberStory(record({ storyId: '' }), [1]), RangeError)
      for (const key of [-1, 0.5, 2 ** 32, Number.NaN])
        await assert.rejects(state.findStories({ articleId: randomUUID(), keys: [key] }), RangeError)
    }))

  it('closed, it says so', async () => {
    const state = await subject.open({ space: randomUUID(), claimTtlMs: 1_000 })
    await state.close()
    await assert.rejects(state.findStories({ articleId: randomUUID(), keys: [1] }), StateUnavailable)
    await assert.rejects(state.rememberStory(record(), [1]), StateUnavailable)
  })
}

const nothing = { known: null, alike: [] }

function record(parts: Partial<StoryRecord> = {}): StoryRecord {
  const articleId = parts.articleId ?? randomUUID()
  return {
    articleId,
    storyId: articleId,
    relation: 'new',
    of: null,
    sketch: Uint8Array.of(1, 0, 255),
    ...parts,
  }
}

function linkOf({ storyId, relation, of }: StoryRecord) {
  return { storyId, relation, of }
}

function byId(records: readonly StoryRecord[]): readonly StoryRecord[] {
  return records.toSorted((a, b) => (a.articleId < b.articleId ? -1 : 1))
}
