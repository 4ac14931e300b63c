/**
 * How well articles are told apart and brought together: `node packages/reading/measure/stories.ts [data dir]`. Every
 * open document is rewritten in seven ways that must be found again, and no two different documents may be linked.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { articleIdOf } from '@huntwire/intel-model'
import { judgeStory, type StoryCandidate } from '../src/stories/judge-story.ts'
import { storyMemory } from '../src/stories/story-memory.ts'
import { storyOf } from '../src/stories/story-of.ts'
import { type StorySketch, storySketchOf } from '../src/stories/story-sketch.ts'
import { openDocuments, piecesOf, type StoryDocument, templatedTexts } from './open-documents.ts'
import { randomFrom } from './random-from.ts'
import { rewrites } from './rewrites.ts'

const { positionals } = parseArgs({ allowPositionals: true, options: {} })
const data = resolve(positionals[0] ?? '../shared/data')

for (const leastWords of [100, 25]) {
  const { documents, left } = openDocuments(data, leastWords)
  const words = documents.map(({ text }) => text.split(/\s+/).length).sort((a, b) => a - b)
  console.log(
    `\n${documents.length} open documents of ${leastWords} words and more (median ${words[words.length >> 1]}); left out: ${left.short} shorter, ${left.same} the same again`,
  )
  measureRewrites(documents, 'each document on a site of its own', (document) => hashOf(document.id))
  measureRewrites(documents, 'all on one site', () => 1)
  measureStream(documents)
  measurePairs('documents', documents)
}
const { documents } = openDocuments(data, 100)
const pieces = documents.flatMap((document) => piecesOf(document, 200))
measurePairs('pieces of 200 words of them', pieces)
for (const [what, texts] of Object.entries(templatedTexts(data))) measureTemplate(what, texts)
measureTime()

function measureRewrites(
  documents: readonly StoryDocument[],
  where: string,
  siteOf: (document: StoryDocument) => number,
): void {
  console.log(`\nrewrites found, ${where}, all originals told before:`)
  const memory = storyMemory()
  for (const document of documents) tell(memory, document.id, storySketchOf(document.text, siteOf(document)))
  for (const [name, rewrite] of Object.entries(rewrites)) {
    let found = 0
    let duplicates = 0
    const missed: string[] = []
    for (const document of documents) {
      const random = randomFrom(`${name} ${document.id}`)
      const sketch = storySketchOf(rewrite(document.text, { random, documents }), siteOf(document))
      const match = judgeStory(sketch, memory.alike(sketch))
      if (match?.of.articleId === idOf(document.id)) {
        found += 1
        if (match.relation === 'duplicate') duplicates += 1
      } else missed.push(document.id)
    }
    const share = ((100 * found) / documents.length).toFixed(2)
    console.log(
      `  ${name.padEnd(28)} ${share.padStart(6)} % of ${documents.length} (${duplicates} as duplicate)${missed.length === 0 ? '' : `; missed: ${missed.slice(0, 3).join(', ')}`}`,
    )
  }
}

/** Originals and all rewrites in one seeded order, on one site: who comes first does not matter, the story does. */
function measureStream(documents: readonly StoryDocument[]): void {
  const items = documents.flatMap((document) => [
    { story: document.id, id: document.id, text: document.text },
    ...Object.entries(rewrites).map(([name, rewrite]) => ({
      story: document.id,
      id: `${document.id} ${name}`,
      text: rewrite(document.text, { random: randomFrom(`${name} ${document.id}`), documents }),
    })),
  ])
  const random = randomFrom('stream')
  const order = items.map((item) => ({ item, at: random() })).sort((a, b) => a.at - b.at)
  const memory = storyMemory()
  const storiesOf = new Map<string, Map<string, number>>()
  let wrong = 0
  const ownerOf = new Map<string, string>()
  for (const { item } of order) {
    const { id, of } = tell(memory, item.id, storySketchOf(item.text, 1))
    ownerOf.set(idOf(item.id), item.story)
    if (of !== null && ownerOf.get(of) !== item.story) wrong += 1
    const stories = storiesOf.get(item.story) ?? new Map<string, number>()
    storiesOf.set(item.story, stories.set(id, (stories.get(id) ?? 0) + 1))
  }
  const together = [...storiesOf.values()].map((stories) => Math.max(...stories.values()))
  const share = (100 * together.reduce((sum, count) => sum + count, 0)) / items.length
  console.log(
    `\nstream of originals and rewrites in random order, one site: ${items.length} texts, ${share.toFixed(2)} % in the story of their original, ${wrong} linked to another document's`,
  )
}

function measurePairs(what: string, texts: readonly StoryDocument[]): void {
  const candidates: (StoryCandidate & { readonly text: StoryDocument })[] = texts.map((text) => ({
    articleId: idOf(text.id),
    storyId: idOf(text.id),
    sketch: storySketchOf(text.text, hashOf(text.site)),
    text,
  }))
  const pairs = (candidates.length * (candidates.length - 1)) / 2
  const linked: string[] = []
  let ofOneDocument = 0
  for (const [index, one] of candidates.entries()) {
    for (const other of candidates.slice(index + 1)) {
      const match = judgeStory(one.sketch, [other])
      if (match === null) continue
      if (one.text.id.split(' #')[0] === other.text.id.split(' #')[0]) ofOneDocument += 1
      linked.push(`${match.relation} ${match.containment.toFixed(2)}: ${one.text.id} | ${other.text.id}`)
    }
  }
  console.log(
    `\n${what}: ${candidates.length}, ${pairs} pairs of different ones, each compared; linked: ${linked.length}, ${ofOneDocument} of them pieces of one document`,
  )
  for (const line of linked.slice(0, 12)) console.log(`  ${line}`)
}

/** What one site writes after one template should stay apart; what differs by a name only will not. */
function measureTemplate(what: string, texts: readonly StoryDocument[]): void {
  const memory = storyMemory()
  const stories = texts.map(({ id, text }) => tell(memory, id, storySketchOf(text, 1)))
  const linked = stories.filter(({ relation }) => relation !== 'new').length
  console.log(`\n${what} as articles of one site: ${texts.length}, ${linked} linked to another`)
}

function measureTime(): void {
  const memory = storyMemory()
  const start = performance.now()
  for (const { id, text } of documents) tell(memory, id, storySketchOf(text, 1))
  const took = performance.now() - start
  const characters = documents.reduce((sum, { text }) => sum + text.length, 0)
  console.log(
    `\ntime: ${((1_000 * took) / documents.length).toFixed(0)} µs a document of ${Math.round(characters / documents.length)} characters (sketch, look-up, comparison, keeping)`,
  )
}

function tell(memory: ReturnType<typeof storyMemory>, name: string, sketch: StorySketch) {
  const articleId = idOf(name)
  const story = storyOf(articleId, judgeStory(sketch, memory.alike(sketch)))
  memory.tell({ articleId, storyId: story.id, relation: story.relation, of: story.of, sketch })
  return story
}

function idOf(name: string) {
  return articleIdOf(`urn:document:${name}`)
}

function hashOf(text: string): number {
  return Number.parseInt(idOf(text).slice(0, 8), 16)
}
