import type { ArticleId, Story } from '@huntwire/intel-model'
import type { StoryCandidate, StoryMatch } from './judge-story.ts'

/** The story of an article: that of the article it is close to, else its own. */
export function storyOf(articleId: ArticleId, match: StoryMatch<StoryCandidate> | null): Story {
  return match === null
    ? { id: articleId, relation: 'new', of: null }
    : { id: match.of.storyId, relation: match.relation, of: match.of.articleId }
}
