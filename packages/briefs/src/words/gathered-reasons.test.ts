import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Reason } from '@huntwire/intel-model'
import { gatheredReasons } from './gathered-reasons.ts'
import { pointsTotal } from './points-total.ts'

const evidence = { quote: 'a loader', start: 0, end: 8, block: 0 }
const reasons: readonly Reason[] = [
  { rule: 'relevance.actor', text: 'names who attacks', points: 0.5 },
  { rule: 'relevance.malware', text: 'names malicious software', points: 9 },
  { rule: 'relevance.opinion', text: 'gives an opinion', points: -2.5 },
  { rule: 'relevance.malware', text: 'names malicious software', points: 4.5, evidence },
]

test('a rule is one reason, the weightiest comes first, and the sum stays', () => {
  const gathered = gatheredReasons(reasons)
  assert.deepEqual(
    gathered.map(({ rule, points }) => [rule, points]),
    [
      ['relevance.malware', 13.5],
      ['relevance.opinion', -2.5],
      ['relevance.actor', 0.5],
    ],
  )
  assert.equal(gathered[0]?.evidence, evidence)
  assert.equal(pointsTotal(gathered), pointsTotal(reasons))
})
