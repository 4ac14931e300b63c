import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { indicator, technique, testArticle, testFindings } from '../test/support/article.ts'
import { noHuntReason } from './no-hunt-reason.ts'

describe('why an article has no hunts', () => {
  it('is its verdict, when it is no threat', () => {
    const findings = testFindings({ relevance: { verdict: 'marketing', isThreat: false, reasons: [] } })
    assert.equal(
      noHuntReason(testArticle, findings),
      'Nothing to hunt: the article is marketing, not a report of a threat.',
    )
  })

  it('is that it names nothing', () => {
    assert.match(noHuntReason(testArticle, testFindings()), /names no hostile host, file or address/)
  })

  it('is the gate that held its hunts back', () => {
    const findings = testFindings({
      observables: [indicator('file-md5', '0a1b2c3d4e5f60718293a4b5c6d7e8f9')],
      techniques: [technique('T1437.001', { domain: 'mobile' })],
    })
    assert.match(
      noHuntReason(testArticle, findings),
      /"Files of the reported activity.*": the article is about phones/,
    )
  })

  it('is that its indicators are of a type without hunts', () => {
    const findings = testFindings({ observables: [indicator('mutex', 'Global\\QuietHeron')] })
    assert.match(
      noHuntReason(testArticle, findings),
      /type mutex": hunts for values of this type are not made yet/,
    )
  })

  it('is not asked of an article that has some', () => {
    const findings = testFindings({ observables: [indicator('domain-name', 'quiet-heron.example')] })
    assert.throws(() => noHuntReason(testArticle, findings), RangeError)
  })
})
