import { type ArticleId, parseArticleId } from '@huntwire/intel-model'
import { growingWords } from './growing-words.ts'
import { hashLists } from './hash-lists.ts'
import type { StoryCandidate } from './judge-story.ts'
import { type StorySketch, searchKeysOf } from './story-sketch.ts'

/** What is known of an article that was told. */
export type ToldArticle = StoryCandidate & {
  readonly relation: 'new' | 'duplicate' | 'same-story'
  readonly of: ArticleId | null
}

/** All articles told so far, in this process: under 1.5 KB each. */
export type StoryMemory = {
  readonly get: (articleId: ArticleId) => ToldArticle | null
  /** Those that share search keys with a text, most and rarest first. */
  readonly alike: (sketch: StorySketch) => readonly ToldArticle[]
  /** Throws a RangeError when the article is told already, or its story or what it is close to is not. */
  readonly tell: (article: ToldArticle) => void
}

/** Candidates that are compared, and articles that are asked for under one search key. */
const maxCandidates = 16
const maxUnderKey = 32

const relations = ['new', 'duplicate', 'same-story'] as const

/** An empty memory. */
export function storyMemory(): StoryMemory {
  const rows = growingWords()
  const sketches = growingWords()
  const byId = hashLists()
  const byKey = hashLists()
  let count = 0

  // A row: id (4), story (row), of (row, itself when it is of none), relation, site, total, number and place of hashes.
  const rowWords = 11

  function rowOf(articleId: ArticleId): number | null {
    const words = wordsOf(articleId)
    const rowsFound = byId.latest(words[0] ?? 0, Number.POSITIVE_INFINITY)
    return (
      rowsFound.find((row) => words.every((word, index) => rows.at(row * rowWords + index) === word)) ?? null
    )
  }

  function idOf(row: number): ArticleId {
    const hex = [0, 1, 2, 3]
      .map((index) =>
        rows
          .at(row * rowWords + index)
          .toString(16)
          .padStart(8, '0'),
      )
      .join('')
    return parseArticleId(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'))
  }

  function read(row: number): ToldArticle {
    const field = (index: number) => rows.at(row * rowWords + index)
    const of = field(5)
    return {
      articleId: idOf(row),
      storyId: idOf(field(4)),
      relation: relations[field(6)] ?? 'new',
      of: of === row ? null : idOf(of),
      sketch: { site: field(7), total: field(8), hashes: sketches.slice(field(10), field(9)) },
    }
  }

  return {
    get(articleId) {
      const row = rowOf(articleId)
      return row === null ? null : read(row)
    },
    alike(sketch) {
      const lists = [...searchKeysOf(sketch)].map((key) => byKey.latest(key, maxUnderKey))
      return rankCandidates(lists).map(read)
    },
    tell({ articleId, storyId, relation, of, sketch }) {
      if (rowOf(articleId) !== null) throw new RangeError(`${articleId} is told already`)
      const row = count
      const place = (id: ArticleId) => {
        const found = id === articleId ? row : rowOf(id)
        if (found === null) throw new RangeError(`${id} is not told yet`)
        return found
      }
      const id = wordsOf(articleId)
      const { site, total, hashes } = sketch
      const fields = [
        place(storyId),
        place(of ?? articleId),
        relations.indexOf(relation),
        site,
        total,
        hashes.length,
      ]
      for (const word of [...id, ...fields, sketches.append(hashes)]) rows.push(word)
      count += 1
      byId.add(id[0] ?? 0, row)
      for (const key of searchKeysOf(sketch)) byKey.add(key, row)
    },
  }
}

/**
 * The articles under the search keys of a text, those under most and rarest keys first: a key that many have is of a
 * footer. Of equal ones the one named first.
 */
function rankCandidates(lists: readonly (readonly number[])[]): readonly number[] {
  const weights = new Map<number, number>()
  for (const list of lists) for (const id of list) weights.set(id, (weights.get(id) ?? 0) + 1 / list.length)
  return [...weights]
    .sort(([idA, a], [idB, b]) => b - a || idA - idB)
    .slice(0, maxCandidates)
    .map(([id]) => id)
}

function wordsOf(articleId: ArticleId): readonly number[] {
  const hex = articleId.replaceAll('-', '')
  return [0, 8, 16, 24].map((start) => Number.parseInt(hex.slice(start, start + 8), 16))
}
