export type { Coordinates } from './coordinates.ts'
export {
  type Claim,
  type ClaimOutcome,
  type IngestState,
  StateUnavailable,
} from './ingest-state.ts'
export type { NewSource, NextPoll, PollIndex, SettledPoll } from './polls.ts'
export type { PlacedArticle, StoryIndex, StoryLink, StoryPlace, StoryRecord } from './stories.ts'
