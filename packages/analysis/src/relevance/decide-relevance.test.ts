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

test('who does what to whom makes a threat, in words that no rule lists', () => {
  const isThreat = (title: string) => analyse(articleOf(title, '')).relevance.isThreat
  for (const title of [
    'Gang siphons payroll records of a hospital chain',
    'Newly seen loader drops a keylogger on accountants’ laptops',
    'Spies burrow into satellite operators',
    'Officers detain two men over botnet',
    'Type confusion in Quillview lets documents run scripts',
  ])
    assert.ok(isThreat(title), title)
  for (const title of [
    'How to keep a keylogger off your laptop',
    'Meet Quillview 4: fewer alerts, faster scans',
    'Podcast: life after the botnet',
    'Why boards fear ransomware',
    'Lawmakers debate a ransom ban',
  ])
    assert.ok(!isThreat(title), title)
})

test('advice about an attack is no sign of one', () => {
  const body = (text: string) => `Attackers and vulnerable software exist. ${text}`
  assert.ok(rulesOf('Our list', body('They found a backdoor on the host.')).includes('relevance.malware'))
  assert.ok(
    !rulesOf('Our list', body('Check that no backdoor is on the host.')).includes('relevance.malware'),
  )
})

test('a text under a title of no threat mentions threats in passing', () => {
  const isThreat = (title: string) =>
    analyse(articleOf(title, 'Attackers steal passwords with malware. Here is what helps.')).relevance
      .isThreat
  assert.ok(isThreat('A night at the bakery'))
  assert.ok(!isThreat('Five tips for a quiet night at the bakery'))
})

test('reasons against a threat are read off titles, where a text uses the same words', () => {
  const text = `In the wake of the campaign, attackers hijacked mailboxes. There are two ways of hiding files.
The malware launches a shell, and its strategy is not new. Victims prepare for more.`
  const reasons = analyse(articleOf('New QUILL backdoor steals mail', text)).relevance.reasons
  assert.deepEqual(
    reasons.filter(({ points }) => (points ?? 0) < 0),
    [],
  )
})

test('a long list of indicators is a report, whatever its title says', () => {
  const title = 'How to keep a bakery safe: best practices and lessons learned'
  const listOf = (count: number) =>
    `Attackers steal passwords with malware.\n\n## Indicators\n\n${Array.from({ length: count }, (_, at) => `- cdn-${at}.quill[.]net`).join('\n')}\n`
  const isThreat = (count: number) => analyse(articleOf(title, listOf(count))).relevance.isThreat
  assert.ok(!isThreat(3))
  assert.ok(isThreat(40))
})
