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
 * Looks an article up in the index of stories and puts it there. An article keeps its story over revisions and
 * redeliveries. Two that come at the same moment may miss each other, and each begins a story: nothing is lost but a link.
 */
export function tellStoryWith(index: StoryIndex): TellStory {
  return async (article) => {
    const articleId = parseArticleId(article.id)
    const sketch = articleSketch(article)
    if (sketch === null) return storyOf(articleId, null)
    const keys = [...searchKeysOf(sketch)]
    const encoded = encodeSketch(sketch)
    const { known, alike } = await whileStateAnswers(() => index.findStories({ articleId, keys }))
    if (known !== null && Buffer.compare(known.sketch, encoded) === 0) return asStory(known)
    const story = storyOf(articleId, known === null ? judgeStory(sketch, alike.flatMap(candidateOf)) : null)
    const record = { articleId, storyId: story.id, relation: story.relation, of: story.of, sketch: encoded }
    return asStory(await whileStateAnswers(() => index.rememberStory(record, keys)))
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
