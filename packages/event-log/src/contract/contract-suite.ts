import { describe } from 'node:test'
import type { GetSubject } from './contract-subject.ts'
import { deliveryCases } from './delivery-cases.ts'
import { failureCases } from './failure-cases.ts'
import { flowCases } from './flow-cases.ts'
import { groupCases } from './group-cases.ts'
import { restartCases } from './restart-cases.ts'
import { topicCases } from './topic-cases.ts'
import { viewCases } from './view-cases.ts'

export type { ContractSubject, ForeignRecord, GetSubject } from './contract-subject.ts'

/** What every event log does, whatever it is made of. Call it at the top of a test file. */
export function eventLogContract(name: string, subject: GetSubject): void {
  describe(`${name}: topics`, () => topicCases(subject))
  describe(`${name}: delivery`, () => deliveryCases(subject))
  describe(`${name}: groups`, () => groupCases(subject))
  describe(`${name}: restarts`, () => restartCases(subject))
  describe(`${name}: flow`, () => flowCases(subject))
  describe(`${name}: failures`, () => failureCases(subject))
  describe(`${name}: views`, () => viewCases(subject))
}
