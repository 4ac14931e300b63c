import { type Article, type ArticleId, parseArticleId } from '@huntwire/intel-model'
import { articleSketch } from './article-sketch.ts'
import { judgeStory } from './judge-story.ts'
import { storyMemory } from './story-memory.ts'
import { storyOf } from './story-of.ts'
import type { StorySketch } from './story-sketch.ts'

export type ToldStory = {
  readonly articleId: ArticleId
  readonly storyId: ArticleId
  readonly relation: 'new' | 'same-article' | 'duplicate' | 'same-story'
  /** The article it is the same as or close to; null when it is new. */
  readonly of: ArticleId | null
}

/** Tells of one article after the other which story it tells, among those before. An article that comes again keeps its. */
export function storyTeller(): (article: Article) => ToldStory {
  const memory = storyMemory()
  return (article) => {
    const articleId = parseArticleId(article.id)
    const known = memory.get(articleId)
    if (known !== null) return { articleId, storyId: known.storyId, relation: 'same-article', of: articleId }
    const sketch = articleSketch(article)
    const match = sketch === null ? null : judgeStory(sketch, memory.alike(sketch))
    const { id: storyId, relation, of } = storyOf(articleId, match)
    memory.tell({ articleId, storyId, relation, of, sketch: sketch ?? unlikeAny })
    return { articleId, storyId, relation, of }
  }
}

const unlikeAny: StorySketch = { site: 0, total: 0, hashes: new Uint32Array() }
