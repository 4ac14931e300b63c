import assert from 'node:assert/strict'
import { test } from 'node:test'
import { articleIdOf } from '@huntwire/intel-model'
import { storyMemory, type ToldArticle } from './story-memory.ts'
import { storySketchOf } from './story-sketch.ts'

function article(
  number: number,
  text = `article ${number} has words of its own number ${number} here`,
): ToldArticle {
  const articleId = articleIdOf(`https://blog.example.net/${number}`)
  return { articleId, storyId: articleId, relation: 'new', of: null, sketch: storySketchOf(text, number) }
}

test('gives back what was told, over many blocks of memory', () => {
  const memory = storyMemory()
  const told = Array.from({ length: 5_000 }, (_, number) => article(number))
  for (const one of told) memory.tell(one)
  for (const one of told) assert.deepEqual(memory.get(one.articleId), one)
  assert.equal(memory.get(articleIdOf('https://blog.example.net/none')), null)
})

test('finds those with shared keys, first those that share most of what is rare', () => {
  const memory = storyMemory()
  const text = Array.from({ length: 60 }, (_, index) => `w${index}`).join(' ')
  const same = article(1, text)
  for (let number = 100; number < 200; number += 1)
    memory.tell(article(number, `${text.slice(0, 60)} and then ${number}`))
  memory.tell(same)
  const alike = memory.alike(storySketchOf(text, 9))
  assert.deepEqual(alike[0], same)
  assert.ok(alike.length <= 16)
  assert.deepEqual(memory.alike(storySketchOf('nothing of this is there', 9)), [])
})

test('a story is that of an article told before', () => {
  const memory = storyMemory()
  const [first, second, third] = [article(1), article(2), article(3)]
  memory.tell(first)
  const link = { storyId: first.articleId, relation: 'duplicate', of: first.articleId } as const
  memory.tell({ ...second, ...link })
  assert.deepEqual(memory.get(second.articleId), { ...second, ...link })
  assert.throws(() => memory.tell(first), RangeError)
  assert.throws(() => memory.tell({ ...third, storyId: article(4).articleId }), RangeError)
})
