import assert from 'node:assert/strict'
import { test } from 'node:test'
import { articleOf } from '../../test/article-of.ts'
import { analyse } from '../analyse.ts'

function rulesOf(title: string, body: string): string[] {
  return analyse(articleOf(title, body)).relevance.reasons.map(({ rule }) => rule)
}

test('a vendor’s bulletin is no newsletter', () => {
  const periodic = (title: string, body: string) => rulesOf(title, body).includes('relevance.periodic')
  assert.ok(!periodic('CVE-2099-0001', 'Attackers used it weeks before the vendor’s bulletin.'))
  assert.ok(periodic('ThreatsDay Bulletin: ten stories of attackers', ''))
  assert.ok(periodic('Our newsletter about cyber attackers', ''))
})

test('licence compliance is no opinion about compliance', () => {
  const opinion = (title: string) => rulesOf(title, '').includes('relevance.opinion')
  assert.ok(!opinion('Licence compliance without tears'))
  assert.ok(opinion('From compliance to consequence'))
  assert.ok(opinion('Cybersecurity strategy for the year'))
})

test('advice about an attack is no sign of one', () => {
  const body = (text: string) => `Attackers and vulnerable software exist. ${text}`
  assert.ok(rulesOf('Our list', body('They found malware on the host.')).includes('relevance.malware'))
  assert.ok(!rulesOf('Our list', body('Check that no malware is on the host.')).includes('relevance.malware'))
})
