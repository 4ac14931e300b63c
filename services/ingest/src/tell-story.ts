import type { StoryIndex, StoryLink, StoryRecord } from '@huntwire/ingest-state'
import { type Article, parseArticleId, type Story } from '@huntwire/intel-model'
import {
  articleSketch,
  decodeSketch,
  encodeSketch,
  judgeStory,
  type StoryCandidate,
  searchKeysOf,
  storyOf,
} from '@huntwire/reading'
import { whileStateAnswers } from './while-state-answers.ts'

/** Which story an article tells, among those of the last weeks; throws DependencyUnavailable when the state is away. */
export type TellStory = (article: Article) => Promise<Story>

/**
 * Puts an article into the index of stories and compares it with those placed before. It keeps its story over revisions and
 * redeliveries. Of two that come at the same moment the one placed later finds the other, at whichever replica.
 */
export function tellStoryWith(index: StoryIndex): TellStory {
  return async (article) => {
    const articleId = parseArticleId(article.id)
    const sketch = articleSketch(article)
    if (sketch === null) return storyOf(articleId, null)
    const placed = { articleId, sketch: encodeSketch(sketch) }
    const keys = [...searchKeysOf(sketch)]
    const { told, alike } = await whileStateAnswers(() => index.placeStory(placed, keys))
    if (told !== null) return asStory(told)
    const { id: storyId, relation, of } = storyOf(articleId, judgeStory(sketch, alike.flatMap(candidateOf)))
    return asStory(await whileStateAnswers(() => index.tellStory(articleId, { storyId, relation, of })))
  }
}

/** A sketch of another release is not compared with. */
function candidateOf({ articleId, storyId, sketch }: StoryRecord): readonly StoryCandidate[] {
  const decoded = decodeSketch(sketch)
  if (decoded === null) return []
  return [{ articleId: parseArticleId(articleId), storyId: parseArticleId(storyId), sketch: decoded }]
}

function asStory({ storyId, relation, of }: StoryLink): Story {
  return {
    id: parseArticleId(storyId),
    relation,
    of: of === null ? null : parseArticleId(of),
  }
}
