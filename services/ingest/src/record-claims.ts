import type { ReceivedRecord } from '@huntwire/event-log'
import type { Claim, ClaimOutcome, IngestState } from '@huntwire/ingest-state'
import { whileStateAnswers } from './while-state-answers.ts'

/** Claims made for records, by their origin coordinates, and given back when a record ends in dead-letter. */
export type RecordClaims = {
  /** Whether the name is this record's, now or since an earlier delivery; else who has it and what they noted. */
  readonly claim: (record: ReceivedRecord, name: string, note: string) => Promise<ClaimOutcome>
  readonly giveBack: (record: ReceivedRecord) => Promise<void>
  /** The record is settled: nothing of it needs to be given back any more. */
  readonly forget: (record: ReceivedRecord) => void
}

/** `epochOf` names the incarnation of a topic, so that a topic made anew is not held back by the claims of the old one. */
export function recordClaims(options: {
  readonly state: IngestState
  readonly epochOf: (topic: string) => Promise<string>
}): RecordClaims {
  const inHand = new Map<string, Omit<Claim, 'note'>[]>()

  return {
    async claim(record, name, note) {
      const { topic, partition, offset } = record.origin
      const claim = { epoch: await options.epochOf(topic), name, owner: { topic, partition, offset } }
      const [outcome] = await whileStateAnswers(() => options.state.claim([{ ...claim, note }]))
      if (outcome === undefined) throw new Error(`the state did not answer the claim ${name}`)
      const held = inHand.get(keyOf(record)) ?? []
      if (outcome.kind === 'mine' && !held.some((one) => one.name === name)) {
        inHand.set(keyOf(record), [...held, claim])
      }
      return outcome
    },
    async giveBack(record) {
      const claims = inHand.get(keyOf(record))
      if (claims !== undefined) await whileStateAnswers(() => options.state.release(claims))
    },
    forget(record) {
      inHand.delete(keyOf(record))
    },
  }
}

function keyOf({ origin }: ReceivedRecord): string {
  return `${origin.topic}:${origin.partition}:${origin.offset}`
}
