import { defaultRetryTiers, type RetryTier } from '../event-log.ts'
import { type DeadLetterReason, deadLetterReasons } from '../outcome.ts'
import type { Coordinates, Header, Origin, OutgoingRecord, ReceivedRecord } from '../record.ts'
import { splitControl, withControl } from './control-headers.ts'
import { coordinatesText, originText, parseCoordinates, parseOrigin } from './coordinates-text.ts'
import { deadLetterTopic, retryTopic } from './group-topics.ts'
import { parseTime, type RawRecord } from './receive-record.ts'
import { keyOf } from './record-key.ts'

const maxMessageBytes = 1024

/** A record that could not be handled, as it lies in `<group>.dead-letter`. */
export type DeadLetter = {
  /** Where the dead letter stands. */
  readonly at: Coordinates
  /** Where the record stood when it failed for the last time: a source or a retry topic. */
  readonly coordinates: Coordinates
  readonly origin: Origin
  readonly group: string
  readonly stage: string
  readonly version: string
  readonly reason: DeadLetterReason
  readonly errorClass: string | null
  readonly message: string
  /** Tries by the group, this last one included. */
  readonly attempts: number
  /** ms since 1970 */
  readonly firstFailureAt: number
  readonly lastFailureAt: number
  /** The record's own. */
  readonly key: Uint8Array | null
  readonly value: Uint8Array | null
  readonly headers: readonly Header[]
  /** Set when the log could not decode what lies from `coordinates` up to this offset: there are no bytes to keep. */
  readonly unreadableUpTo: string | null
}

export type Failure = {
  readonly record: ReceivedRecord
  readonly group: string
  readonly stage: string
  readonly version: string
  readonly reason: DeadLetterReason
  readonly message: string
  readonly cause?: unknown
  /** ms since 1970 */
  readonly firstFailureAt: number | null
  readonly now: number
  readonly unreadableUpTo?: string
}

/** The dead letter of a record: its own key, bytes and headers, and behind them why, where and when. */
export function deadLetterRecord(failure: Failure): OutgoingRecord {
  const { record } = failure
  return {
    topic: deadLetterTopic(failure.group),
    ...keyOf(record),
    value: record.value,
    headers: withControl(record.headers, {
      coordinates: coordinatesText(record),
      origin: originText(record.origin),
      group: failure.group,
      stage: failure.stage,
      version: failure.version,
      reason: failure.reason,
      ...(failure.cause === undefined ? {} : { errorClass: errorClass(failure.cause) }),
      message: cutToBytes(failure.message, maxMessageBytes),
      attempts: String(record.attempts + 1),
      firstFailure: new Date(failure.firstFailureAt ?? failure.now).toISOString(),
      lastFailure: new Date(failure.now).toISOString(),
      ...(record.key === null ? { noKey: '1' } : {}),
      ...(failure.unreadableUpTo === undefined ? {} : { nextOffset: failure.unreadableUpTo }),
    }),
  }
}

/** Reads a record of a dead-letter topic; null when it is none (something else wrote it). */
export function readDeadLetter(raw: RawRecord): DeadLetter | null {
  const { own, control } = splitControl(raw.headers)
  const coordinates = parseCoordinates(control.coordinates)
  const origin = parseOrigin(control.origin)
  const reason = deadLetterReasons.find((candidate) => candidate === control.reason)
  const firstFailureAt = parseTime(control.firstFailure)
  const lastFailureAt = parseTime(control.lastFailure)
  const { group, stage, version } = control
  if (coordinates === null || origin === null || reason === undefined) return null
  if (firstFailureAt === null || lastFailureAt === null) return null
  if (group === undefined || stage === undefined || version === undefined) return null
  return {
    at: { topic: raw.topic, partition: raw.partition, offset: raw.offset },
    coordinates,
    origin,
    group,
    stage,
    version,
    reason,
    errorClass: control.errorClass ?? null,
    message: control.message ?? '',
    attempts: Number(control.attempts ?? 1),
    firstFailureAt,
    lastFailureAt,
    key: control.noKey === undefined ? raw.key : null,
    value: raw.value,
    headers: own,
    unreadableUpTo: control.nextOffset ?? null,
  }
}

/**
 * The record that gives a dead letter another try: in the first retry topic of the group that failed, due now, with
 * its origin and a fresh budget of retries. Other groups of the source never see it. Throws when there are no bytes to
 * try again or the group has no retry topic.
 */
export function replayRecord(
  letter: DeadLetter,
  options: { readonly now: number; readonly retryTiers?: readonly RetryTier[] },
): OutgoingRecord {
  const [tier] = options.retryTiers ?? defaultRetryTiers
  if (tier === undefined) throw new Error(`${letter.group} has no retry topic to replay into`)
  if (letter.unreadableUpTo !== null) {
    throw new Error(
      `${coordinatesText(letter.at)} kept no bytes: the record at ${coordinatesText(letter.coordinates)} could not be decoded; let its producer send it again`,
    )
  }
  return {
    topic: retryTopic(letter.group, tier),
    ...keyOf(letter),
    value: letter.value,
    headers: withControl(letter.headers, {
      origin: originText(letter.origin),
      attempts: '0',
      notBefore: new Date(options.now).toISOString(),
      firstFailure: new Date(letter.firstFailureAt).toISOString(),
      ...(letter.key === null ? { noKey: '1' } : {}),
    }),
  }
}

function errorClass(cause: unknown): string {
  return cause instanceof Error ? cause.name : typeof cause
}

/** Cuts at a character boundary. */
function cutToBytes(text: string, limit: number): string {
  const bytes = Buffer.from(text, 'utf8')
  if (bytes.length <= limit) return text
  let end = limit
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1
  return bytes.toString('utf8', 0, end)
}
