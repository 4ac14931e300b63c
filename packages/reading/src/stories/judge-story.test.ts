import assert from 'node:assert/strict'
import { test } from 'node:test'
import { articleIdOf } from '@huntwire/intel-model'
import { judgeStory, type StoryCandidate } from './judge-story.ts'
import { type StorySketch, storySketchOf } from './story-sketch.ts'

/** A text of `count` words that no other seed has. */
function words(seed: string, count: number): string {
  return Array.from({ length: count }, (_, index) => `${seed}${(index * 7_919) % 10_007}`).join(' ')
}

function candidate(name: string, text: string, site = 1): StoryCandidate {
  const articleId = articleIdOf(`https://${name}.example/`)
  return { articleId, storyId: articleId, sketch: storySketchOf(text, site) }
}

function judged(text: string, candidates: readonly StoryCandidate[], site = 1) {
  const match = judgeStory(storySketchOf(text, site), candidates)
  return match === null ? null : [match.relation, match.of.articleId]
}

const report = candidate('report', words('r', 600))

test('the same text, more around it and a part of it are duplicates', () => {
  for (const text of [
    words('r', 600),
    `${words('menu', 100)} ${words('r', 600)} ${words('footer', 100)}`,
    words('r', 360),
    words('r', 180),
  ])
    assert.deepEqual(judged(text, [report]), ['duplicate', report.articleId])
})

test('half of it in a text of its own length is the same story, a fifth is none', () => {
  assert.equal(judged(`${words('r', 300)} ${words('own', 310)}`, [report])?.[0], 'same-story')
  assert.equal(judged(`${words('r', 120)} ${words('own', 480)}`, [report]), null)
  assert.equal(judged(words('other', 600), [report]), null)
})

test('a text as long as a title is linked only when it is the same again', () => {
  const title = 'Bronze Heron moves its loader behind a signed driver'
  const told = candidate('title', title)
  assert.equal(judged(title.toUpperCase(), [told])?.[0], 'duplicate')
  assert.equal(judged(title.replace('Bronze', 'Copper'), [told]), null)
  assert.equal(judged(`${title} again`, [told]), null)
  assert.equal(judged(`${title} ${words('r', 600)}`, [told]), null)
  assert.equal(judged('Weekly update', [candidate('weekly', 'Weekly update')]), null)
  assert.equal(judged('', [candidate('empty', '')]), null)
})

test('a short text is linked to a longer one that has all of it, when it is more than a title', () => {
  const note = words('r', 14)
  const longer = candidate('longer', words('r', 60))
  assert.equal(judged(note, [longer])?.[0], 'duplicate')
  assert.equal(judged(words('r', 8), [longer]), null)
  assert.equal(judged(`${words('r', 13)} changed`, [longer]), null)
})

test('a few phrases in common are none, however short the text', () => {
  assert.equal(judged(`${words('r', 22)} ${words('own', 24)}`, [report]), null)
})

test('the closest is named, of equally close ones always the same', () => {
  const half = candidate('half', `${words('r', 300)} ${words('x', 300)}`)
  assert.deepEqual(judged(words('r', 600), [half, report]), ['duplicate', report.articleId])
  const twin = candidate('twin', words('r', 600))
  const [first] = [report.articleId, twin.articleId].sort()
  assert.deepEqual(judged(words('r', 600), [twin, report]), ['duplicate', first])
  assert.deepEqual(judged(words('r', 600), [report, twin]), ['duplicate', first])
})

const footer = words('footer', 300)
const post = (name: string, site = 1) => candidate(name, `${words(name, 200)} ${footer}`, site)

test('what a whole site says links nothing, once a third text of it has it too', () => {
  assert.equal(judged(`${words('new', 200)} ${footer}`, [post('a'), post('b')]), null)
  assert.equal(judged(footer, [post('a'), post('b')]), null)
  assert.deepEqual(judged(`${words('a', 200)} ${footer}`, [post('a'), post('b')])?.[0], 'duplicate')
  assert.deepEqual(judged(`${words('a', 80)} ${footer}`, [post('b'), post('a')]), [
    'duplicate',
    post('a').articleId,
  ])
})

test('what several sites quote of a report is no boilerplate', () => {
  const told = [post('a', 1), post('b', 2), post('c', 3)]
  assert.notEqual(judged(`${words('new', 200)} ${footer}`, told, 4), null)
})

test('versions of one text do not make each other boilerplate', () => {
  const version = (name: string) =>
    words('r', 600)
      .split(' ')
      .map((word, index) => ((index * 7_919 + name.length * 2_657) % 101 < 8 ? `${name}${index}` : word))
      .join(' ')
  const told = ['aa', 'bbb', 'cccc', 'ddddd'].map((name) => candidate(name, version(name)))
  assert.notEqual(judged(version('eeeeeeee'), told), null)
})

test('an empty sketch is close to nothing', () => {
  const empty: StorySketch = { site: 1, total: 0, hashes: new Uint32Array() }
  assert.equal(judgeStory(empty, [report, { ...report, sketch: empty }]), null)
})
