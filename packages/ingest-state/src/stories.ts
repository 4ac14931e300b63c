import type { IngestState } from './ingest-state.ts'

/** Which story an article tells, and to what other article it is close. */
export type StoryLink = {
  readonly storyId: string
  readonly relation: 'new' | 'duplicate' | 'same-story'
  /** Null when it is close to none. */
  readonly of: string | null
}

/** An article whose story is known. Ids are UUIDs; the sketch is what the caller compares texts by. */
export type StoryRecord = StoryLink & { readonly articleId: string; readonly sketch: Uint8Array }

export type StoryQuery = {
  readonly articleId: string
  /** 32-bit hashes of a text; those that are close to it have some of them too. */
  readonly keys: readonly number[]
}

export type StoriesFound = {
  /** The article itself, when its story is known already. */
  readonly known: StoryRecord | null
  /** Else those with shared keys, first those that share most of what few have; 16 at most. */
  readonly alike: readonly StoryRecord[]
}

/** The part of the state that brings articles of one story together. */
export type StoryIndex = Pick<IngestState, 'findStories' | 'rememberStory'>

/** How long a story is remembered unless said otherwise. */
export const defaultStoryTtlMs = 30 * 86_400_000

/** Articles that are compared with one. */
export const maxAlike = 16

/** Articles that are remembered under one key, the latest: more have it only when it tells nothing. */
export const maxUnderKey = 32
