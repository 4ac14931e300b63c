export { asyncApiDocument, jsonSchemaOf } from './async-api.ts'
export { decodeEvent } from './decode-event.ts'
export type { DecodeFailure, DecodeFailureReason } from './decode-result.ts'
export { type DecodedSubmission, decodeSubmission, maxSubmissionBytes } from './decode-submission.ts'
export { type EncodedEvent, encodeEvent } from './encode-event.ts'
export { encodeSubmission } from './encode-submission.ts'
export type { Event } from './event.ts'
export { eventIdOf } from './event-id.ts'
export type { EventData, EventKind, PipelineEventKind } from './event-types.ts'
export { type Cause, followUp } from './follow-up.ts'
export { type HeaderEntry, headerText } from './header-text.ts'
export { isSequence, sequenceOf } from './sequence.ts'
export {
  defaultPrefix,
  eventTypeOf,
  type ProvisionedTopic,
  provisionedTopics,
  topicName,
  topics,
} from './topics.ts'
export { traceParentOf } from './trace-parent.ts'
