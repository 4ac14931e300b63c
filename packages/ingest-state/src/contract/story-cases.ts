import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { it } from 'node:test'
import { type IngestState, StateUnavailable } from '../ingest-state.ts'
import type { StoryLink, StoryRecord } from '../stories.ts'
import type { ContractSubject } from './contract-suite.ts'
import { withState, withTwo } from './with-state.ts'

/** What every store must do with stories. */
export function storyCases(subject: ContractSubject): void {
  it('finds what was placed before with shared keys', () =>
    withState(subject, async (state) => {
      const first = record()
      assert.deepEqual(await state.placeStory(first, [1, 2, 3]), unlike)
      assert.deepEqual(await state.tellStory(first.articleId, linkOf(first)), linkOf(first))
      assert.deepEqual(await state.placeStory(record(), [3, 4]), { told: null, alike: [first] })
      assert.deepEqual(await state.placeStory(record(), [5, 6]), unlike)
    }))

  it('keeps links, sketches of any bytes and keys of 32 bits', () =>
    withState(subject, async (state) => {
      const first = record({ sketch: Uint8Array.from({ length: 700 }, (_, index) => (index * 7) % 256) })
      const link = { storyId: first.articleId, of: first.articleId }
      const others = [
        record({ ...link, relation: 'duplicate' }),
        record({ ...link, relation: 'same-story', sketch: new Uint8Array() }),
      ]
      for (const one of [first, ...others]) await told(state, one, [0, 0xffffffff])
      const { alike } = await state.placeStory(record(), [0xffffffff])
      assert.deepEqual(byId(alike), byId([first, ...others]))
    }))

  it('placed again after its story was told, an article tells it still; its latest text is compared with', () =>
    withTwo(subject, async (one, two) => {
      const first = record({ relation: 'duplicate', of: randomUUID(), storyId: randomUUID() })
      await told(one, first, [1])
      const sketch = Uint8Array.of(9)
      const again = await two.placeStory({ articleId: first.articleId, sketch }, [2])
      assert.deepEqual(again, { told: linkOf(first), alike: [] })
      assert.deepEqual((await one.placeStory(record(), [2])).alike, [{ ...first, sketch }])
    }))

  it('placed again before its story was told, an article finds the others and not itself', () =>
    withState(subject, async (state) => {
      const [first, second] = [record(), record()]
      await told(state, first, [1])
      await state.placeStory(second, [1])
      assert.deepEqual(await state.placeStory(second, [1]), { told: null, alike: [first] })
    }))

  it('of two that come at once the later one finds the earlier, whose story counts as it is told by then', () =>
    withTwo(subject, async (one, two) => {
      const [first, second, storyId, of] = [record(), record(), randomUUID(), randomUUID()]
      assert.deepEqual(await one.placeStory(first, [1]), unlike)
      assert.deepEqual((await two.placeStory(second, [1])).alike, [first])
      await one.tellStory(first.articleId, { storyId, relation: 'same-story', of })
      const link: StoryLink = { storyId: first.articleId, relation: 'duplicate', of: first.articleId }
      assert.deepEqual(await two.tellStory(second.articleId, link), { ...link, storyId })
    }))

  it('of many that come at once with one text exactly one finds none before it', async () => {
    await withTwo(subject, async (one, two) => {
      const places = await Promise.all(
        Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? one : two).placeStory(record(), [1, 2])),
      )
      const counts = places.map(({ alike }) => alike.length).sort((a, b) => a - b)
      assert.deepEqual(
        counts,
        places.map((_, index) => index),
      )
    })
  })

  it('of many that tell one article at once, all get the same story', () =>
    withTwo(subject, async (one, two) => {
      const first = record()
      await one.placeStory(first, [1])
      const links = await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          (index % 2 === 0 ? one : two).tellStory(first.articleId, {
            storyId: randomUUID(),
            relation: 'duplicate',
            of: randomUUID(),
          }),
        ),
      )
      assert.equal(new Set(links.map(({ storyId }) => storyId)).size, 1)
    }))

  it('first those that share most of what few have, the same each time', () =>
    withState(subject, async (state) => {
      const common = Array.from({ length: 20 }, () => record())
      for (const one of common) await told(state, one, [1, 2, 3])
      const close = record()
      await told(state, close, [3, 77])
      const { alike } = await state.placeStory(record(), [1, 2, 3, 77])
      assert.equal(alike.length, 16)
      assert.deepEqual(alike[0], close)
      const ids = common.map(({ articleId }) => articleId).sort()
      assert.deepEqual(
        alike.slice(1).map(({ articleId }) => articleId),
        ids.slice(0, 15),
      )
    }))

  it('under a key that all have, the latest 32 are found, each once', () =>
    withState(subject, async (state) => {
      const many = Array.from({ length: 40 }, (_, index) => record({ sketch: Uint8Array.of(index) }))
      for (const [index, one] of many.entries()) await told(state, one, [1, 100 + index])
      await told(state, many[39] ?? record(), [1, 139])
      const { alike } = await state.placeStory(record(), [1])
      assert.ok(alike.every(({ sketch }) => (sketch[0] ?? 0) >= 8))
      assert.equal(new Set(alike.map(({ articleId }) => articleId)).size, 16)
      for (const [index, one] of many.entries())
        assert.deepEqual((await state.placeStory(record(), [100 + index])).alike, [one])
    }))

  it('a story ends with its lifetime, which begins anew when its article is placed again', () =>
    withState(
      subject,
      async (state) => {
        const [kept, gone] = [record(), record()]
        await told(state, kept, [1])
        await told(state, gone, [1])
        await subject.passTime(subject.shortTtlMs * 0.6)
        await told(state, kept, [1])
        await subject.passTime(subject.shortTtlMs * 0.6)
        assert.deepEqual(await state.placeStory(gone, [1]), { told: null, alike: [kept] })
        await subject.passTime(subject.shortTtlMs * 1.1)
        assert.deepEqual(await state.placeStory(kept, [1]), unlike)
      },
      { storyTtlMs: subject.shortTtlMs },
    ))

  it('without keys an article is known, and alike to none', () =>
    withState(subject, async (state) => {
      const first = record({ sketch: new Uint8Array() })
      assert.deepEqual(await state.placeStory(first, []), unlike)
      await state.tellStory(first.articleId, linkOf(first))
      assert.deepEqual(await state.placeStory(first, []), { told: linkOf(first), alike: [] })
    }))

  it('what was never placed is answered and not kept', () =>
    withState(subject, async (state) => {
      const first = record({ relation: 'duplicate', of: randomUUID(), storyId: randomUUID() })
      assert.deepEqual(await state.tellStory(first.articleId, linkOf(first)), linkOf(first))
      assert.deepEqual(await state.placeStory(first, [1]), unlike)
    }))

  it('refuses ids that are no UUIDs and keys that are no hashes', () =>
    withState(subject, async (state) => {
      await assert.rejects(state.placeStory(record({ articleId: 'a' }), [1]), RangeError)
      await assert.rejects(state.tellStory(randomUUID(), linkOf(record({ storyId: '' }))), RangeError)
      for (const key of [-1, 0.5, 2 ** 32, Number.NaN])
        await assert.rejects(state.placeStory(record(), [key]), RangeError)
    }))

  it('closed, it says so', async () => {
    const state = await subject.open({ space: randomUUID(), claimTtlMs: 1_000 })
    await state.close()
    await assert.rejects(state.placeStory(record(), [1]), StateUnavailable)
    await assert.rejects(state.tellStory(randomUUID(), linkOf(record())), StateUnavailable)
  })
}

const unlike = { told: null, alike: [] }

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

async function told(state: IngestState, one: StoryRecord, keys: readonly number[]): Promise<void> {
  await state.placeStory(one, keys)
  await state.tellStory(one.articleId, linkOf(one))
}

function linkOf({ storyId, relation, of }: StoryRecord): StoryLink {
  return { storyId, relation, of }
}

function byId(records: readonly StoryRecord[]): readonly StoryRecord[] {
  return records.toSorted((a, b) => (a.articleId < b.articleId ? -1 : 1))
}
