import { RecordTooLarge } from '../event-log.ts'
import { DependencyUnavailable } from '../outcome.ts'

/** What Kafka's protocol calls an error, from wherever kafkajs wrapped it; null for errors of other kinds. */
export function protocolErrorOf(error: unknown): string | null {
  for (const cause of causesOf(error)) {
    if ('type' in cause && typeof cause.type === 'string') return cause.type
  }
  return null
}

/**
 * What to throw for an error of kafkajs: too large is the record's fault, everything else is Kafka's: nothing of it
 * may move a record on.
 */
export function asEventLogError(error: unknown, doing: string): RecordTooLarge | DependencyUnavailable {
  if (error instanceof RecordTooLarge || error instanceof DependencyUnavailable) return error
  const type = protocolErrorOf(error)
  const message = `${doing}: ${messageOf(error)}${hintFor(type)}`
  if (isTooLarge(type)) return new RecordTooLarge(message, { cause: error })
  return new DependencyUnavailable('kafka', message, { cause: error })
}

export function isTooLarge(type: string | null): boolean {
  return type === 'MESSAGE_TOO_LARGE' || type === 'RECORD_LIST_TOO_LARGE'
}

/** A commit that comes too late: the partition is somebody else's, or will be read again from the last commit. */
export function isLostGeneration(error: unknown): boolean {
  const type = protocolErrorOf(error)
  return type === 'REBALANCE_IN_PROGRESS' || type === 'ILLEGAL_GENERATION' || type === 'UNKNOWN_MEMBER_ID'
}

export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message === '' ? 'no reason given' : message
}

function hintFor(type: string | null): string {
  switch (type) {
    case 'UNKNOWN_TOPIC_OR_PARTITION':
      return ' (is the topic provisioned?)'
    case 'TOPIC_AUTHORIZATION_FAILED':
    case 'GROUP_AUTHORIZATION_FAILED':
    case 'CLUSTER_AUTHORIZATION_FAILED':
      return ' (the account needs the right for it)'
    default:
      return ''
  }
}

function* causesOf(error: unknown): Generator<object> {
  let current: unknown = error
  for (let depth = 0; depth < 8 && typeof current === 'object' && current !== null; depth += 1) {
    yield current
    current = 'cause' in current ? current.cause : 'originalError' in current ? current.originalError : null
  }
}
