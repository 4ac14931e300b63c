import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPassage } from '../passage/passage.ts'
import { explicitTechniques } from '../techniques/explicit-ids.ts'
import { killChainOf } from './kill-chain.ts'
import { statedTactics } from './stated-tactics.ts'

function stated(text: string, rules: readonly { start: number; end: number }[] = []) {
  return statedTactics(readPassage(text, 'body'), rules)
}

function chainOf(text: string) {
  const passage = readPassage(text, 'body')
  return killChainOf(explicitTechniques([passage]), statedTactics(passage, []))
}

const story = `Initial access was gained by a stolen VPN account. Persistence via a scheduled task followed.
Lateral movement over RDP took two days. They exfiltrated 40 GB of files to a rented server, and encrypted all servers.
The implant beacons to its command and control server every minute (T1071.001).`

test('tactics come in the order of the matrix, each with its phase and the words that state it', () => {
  assert.deepEqual(
    chainOf(story).map(({ phase, tactic, techniques, evidence }) => [
      phase,
      tactic,
      techniques.join(),
      evidence?.quote.slice(0, 20),
    ]),
    [
      ['delivery', 'TA0001', '', 'Initial access was g'],
      ['installation', 'TA0003', '', 'Persistence via a sc'],
      ['actions-on-objectives', 'TA0008', '', 'Lateral movement ove'],
      ['command-and-control', 'TA0011', 'T1071.001', 'The implant beacons '],
      ['actions-on-objectives', 'TA0010', '', 'They exfiltrated 40 '],
      ['actions-on-objectives', 'TA0040', '', 'They exfiltrated 40 '],
    ],
  )
})

const nothing: readonly (readonly [why: string, text: string])[] = [
  ['advice', 'Segment the network to stop lateral movement.'],
  ['advice', 'Administrators should monitor for data exfiltration to cloud storage.'],
  ['a denial', 'There is no evidence of lateral movement or exfiltration.'],
  ['what a flaw allows', 'It allows attackers to gain persistence via a scheduled task.'],
  ['what could happen', 'Attackers could then move laterally through the network.'],
  [
    'what could happen, said long before',
    'It could give an attacker the chance to take control of the machine of a victim and to move laterally through the network.',
  ],
  ['how traffic is hidden', 'All messages are end-to-end encrypted, and users of the network hide in it.'],
  [
    'where code begins',
    'The code runs first and jumps to the malicious code at the entry point in the section.',
  ],
  ['what attackers had before', 'An insider with stolen credentials reads the mail.'],
  ['what analysts do', 'Pivoting again to find files that reach the URL, we come across the sample.'],
  ['a kind of file', 'ISO and RAR are single compressed files that hold folders.'],
  ['what hinders it', 'It does so by restricting lateral movement.'],
  ['a kind of file', 'It comes in RAR archives, containing two files.'],
  ['a table of contents', 'Initial infection vector ............ 12'],
  ['a trade', 'The initial access broker sells accounts.'],
  ['a product', 'Our lateral movement detection finds it.'],
]
for (const [why, text] of nothing)
  test(`${why} states no tactic: ${text}`, () => assert.deepEqual([...stated(text).keys()], []))

test('the words of a quoted rule state nothing', () => {
  assert.equal(stated(story, [{ start: 0, end: story.length }]).size, 0)
})
