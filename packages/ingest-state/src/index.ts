export type { Coordinates } from './coordinates.ts'
export {
  type Claim,
  type ClaimOutcome,
  type IngestState,
  StateUnavailable,
  type Validators,
} from './ingest-state.ts'
export type { StoriesFound, StoryIndex, StoryLink, StoryQuery, StoryRecord } from './stories.ts'
