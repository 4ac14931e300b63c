import type { IngestState } from './ingest-state.ts'

/** Which story an article tells, and to what other article it is close. */
export type StoryLink = {
  readonly storyId: string
  readonly relation: 'new' | 'duplicate' | 'same-story'
  /** Null when it is close to none. */
  readonly of: string | null
}

/** An article in the index. Its id is a UUID; the sketch is what the caller compares texts by. */
export type PlacedArticle = { readonly articleId: string; readonly sketch: Uint8Array }

/** An article and its story; while that is not told yet, a story of its own. */
export type StoryRecord = StoryLink & PlacedArticle

export type StoryPlace = {
  /** The story the article tells, when that was told before. */
  readonly told: StoryLink | null
  /** Else the articles placed before it with shared keys, first those that share most of what few have; 16 at most. */
  readonly alike: readonly StoryRecord[]
}

/** The part of the state that brings articles of one story together. */
export type StoryIndex = Pick<IngestState, 'placeStory' | 'tellStory'>

/** How long a story is remembered unless said otherwise. */
export const defaultStoryTtlMs = 30 * 86_400_000

/** Articles that are compared with one. */
export const maxAlike = 16

/** Articles that are remembered under one key, the latest: more have it only when it tells nothing. */
export const maxUnderKey = 32
