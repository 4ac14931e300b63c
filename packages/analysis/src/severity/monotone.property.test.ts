import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { severityLevels } from '@huntwire/intel-model'
import { articleOf } from '../../test/article-of.ts'
import { analyse } from '../analyse.ts'

const titles = [
  'A flaw in Northwall gateways lets outsiders in',
  'Old worm is back',
  'CVE-2024-10001: overflow in the Acorn forms plugin',
  'New stealer sold on a forum',
  'Police arrest members of an extortion crew',
]
const sentences = [
  'An unauthenticated attacker can run code as root on the appliance.',
  'The flaw was fixed in 2014, and exploitation is limited to lab conditions.',
  'There is no evidence of exploitation.',
  'The vendor has thousands of customers in Europe.',
  'The malware steals credentials from hospitals and banks.',
  'Only Android phones are affected.',
  'The CVSS score is 9.8.',
  'A malicious package with millions of weekly downloads installed a backdoor.',
  'Users should update to the newest release.',
  'The campaign is still running.',
]
const worse = [
  'Attackers are exploiting the flaw in the wild.',
  'CVE-2024-10001 is being actively exploited.',
  'The attackers deployed ransomware that encrypts files.',
]

test('what makes it worse never lowers the level, wherever it stands', () => {
  for (const title of titles)
    for (let choice = 0; choice < 1 << sentences.length; choice += 7) {
      const said = sentences.filter((_, index) => (choice >> index) & 1)
      const before = levelOf(title, said)
      for (const more of worse)
        for (const text of [
          [more, ...said],
          [...said, more],
        ]) {
          const after = levelOf(title, text)
          assert.ok(
            severityLevels.indexOf(after) >= severityLevels.indexOf(before),
            `${before} became ${after}: ${title} | ${text.join(' ')}`,
          )
        }
    }
})

test('nor in any of our own cases', () => {
  const file = new URL('../../measure/own-cases.jsonl', import.meta.url)
  const lines = readFileSync(file, 'utf8').split('\n')
  const cases = lines.filter((line) => line !== '').map((line): OwnCase => JSON.parse(line))
  assert.ok(cases.length > 200)
  for (const { title, excerpt } of cases) {
    const before = severityLevels.indexOf(levelOf(title, [excerpt]))
    for (const more of worse)
      assert.ok(
        severityLevels.indexOf(levelOf(title, [excerpt, more])) >= before,
        `${title} | ${excerpt} ${more}`,
      )
  }
})

interface OwnCase {
  readonly title: string
  readonly excerpt: string
}

function levelOf(title: string, said: readonly string[]) {
  return analyse(articleOf(title, said.join('\n'))).severity.level
}
