export type { Coordinates } from './coordinates.ts'
export {
  type Claim,
  type ClaimOutcome,
  type IngestState,
  StateUnavailable,
  type Validators,
} from './ingest-state.ts'
export type { PlacedArticle, StoryIndex, StoryLink, StoryPlace, StoryRecord } from './stories.ts'
