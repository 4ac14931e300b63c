import type { ChosenItems } from './choose-items.ts'
import type { PolledSource } from './polled-source.ts'
import type { SourceRecord } from './source-record.ts'

/** Problems that are kept of one reading. */
const maxProblems = 5

/** The record after a poll that ended at `at`. `chosen` is what was made of its items, null when it had none to give. */
export function recordPoll(
  before: SourceRecord,
  polled: PolledSource,
  chosen: ChosenItems | null,
  at: number,
): SourceRecord {
  const attempted = { ...before, lastAttempt: at }
  if (polled.kind === 'gone' || polled.kind === 'failed') {
    return {
      ...attempted,
      // Where it had moved to it is not any more: the place that is configured is asked next.
      movedTo: null,
      stopped: polled.kind === 'gone' && before.movedTo === null ? polled.reason : null,
      lastError: { at, message: polled.reason },
      failures: before.failures + 1,
      failuresInAll: before.failuresInAll + 1,
    }
  }
  const succeeded = { ...attempted, stopped: null, lastSuccess: at, failures: 0 }
  if (polled.kind === 'not-modified' || chosen === null) return unchanged(succeeded)
  const read = {
    ...succeeded,
    validators: polled.validators,
    movedTo: polled.movedTo ?? before.movedTo,
    problems: polled.problems.slice(0, maxProblems).map((problem) => problem.slice(0, 500)),
    items: chosen.items,
    leftOut: polled.items.length - chosen.items,
    seen: [...chosen.seen],
    skipped: [...chosen.skipped],
  }
  if (chosen.digest === before.digest) return unchanged(read)
  return {
    ...read,
    digest: chosen.digest,
    unchanged: 0,
    lastChange: at,
    newItems: chosen.newItems,
    itemsInAll: before.itemsInAll + chosen.newItems,
  }
}

function unchanged(record: SourceRecord): SourceRecord {
  return { ...record, unchanged: record.unchanged + 1, newItems: 0 }
}
