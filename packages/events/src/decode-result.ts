/** Why bytes are no event; each is a dead-letter reason. */
export type DecodeFailureReason =
  | 'undecodable'
  | 'invalid-json'
  | 'schema-mismatch'
  | 'unknown-event-type'
  | 'oversize'

export type DecodeFailure = {
  readonly ok: false
  readonly reason: DecodeFailureReason
  /** For the person who wrote the producer: what is wrong, where, and what was expected. */
  readonly message: string
}

export function decodeFailure(reason: DecodeFailureReason, message: string): DecodeFailure {
  return { ok: false, reason, message }
}
