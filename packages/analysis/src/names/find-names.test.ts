import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPassage } from '../passage/passage.ts'
import { findNames } from './find-names.ts'

const rows: readonly (readonly [text: string, names: readonly string[]])[] = [
  ['APT-28 sent mail with Emotet.', ['APT28', 'Emotet']],
  ['It loads CobaltStrike, later Cobalt-Strike.', ['Cobalt Strike']],
  ["Cobalt Strike's team server ran.", ['Cobalt Strike']],
  ['The more\\_eggs backdoor is theirs.', ['More_eggs']],
  ['Three njRATs asked one server.', ['njRAT']],
  ['Play ransomware hit a school.', ['Playcrypt']],
  ['The group Play hit a school.', ['Play']],
  ['Play it again; the snake hid in a royal garden.', []],
  ['See https://emotet.test/emotet and emotet.dll here.', []],
  ['They wrote about it in [a post](/blog/emotet-again).', []],
  ['Microsoft patched Windows 10.', []],
  ['They ran psexec.exe on the server.', ['PsExec']],
  ['Mandatory label S-1-16-0 is low; S0154 is not.', ['Cobalt Strike']],
  ['The old empire fell; the Roman Empire too.', []],
  ['They ran Empire, a post-exploitation framework.', ['Empire']],
  ['See [Patchwork](https://attack.mitre.org/groups/G0040/).', ['Patchwork']],
  ['A table:\n| Conti | 3 |\n| Ryuk | 4 |\n| Maze | 5 |\n| Total | 12 |', ['Conti', 'Ryuk', 'Maze']],
  ['Families such as Ryuk, Hive and Maze ask for money.', ['Ryuk', 'Hive', 'Maze']],
  ['The Joker malware hid in apps. Joker laughed.', ['Joker']],
  ["Joker's Stash, a shop for stolen cards, closed.", []],
  ['Two reports on a Power Exchange: the data leak and the Free Civilian.', []],
  ['AsyncRAT and Quasar RAT share code.', ['AsyncRAT', 'QuasarRAT']],
  ['The list\u202fhas malware such as\u202fThe Trick,\u202fDridex.', ['TrickBot', 'Dridex']],
  ['It is run with Uboats as its argument.', []],
  ['ConnectWise fixed two flaws. The ConnectWise ScreenConnect servers were open.', []],
  ['They installed the remote tool ScreenConnect.', ['ConnectWise']],
  ['The DARKSIDE ransomware is back.', ['DarkSide']],
  ['Vice Society asks for money.', ['Vice Society']],
  ['They moved by Windows Remote Desktop Connections.', []],
  ['The Magniber ransomware is Magniber.', ['Magniber']],
  ['cmd.exe /q /c whoami', []],
  ['Customers are protected by Cortex and WildFire.', []],
  ['The WildFire ransomware is old.', ['WildFire']],
  ['It sends SYN-ACK packets as Mozilla/4.08 (Charon; Inferno) does.', []],
  ['Incident responders came, and the Responder tool too.', ['Responder']],
]

for (const [text, expected] of rows)
  test(text, () => {
    const found = findNames(readPassage('', 'title'), readPassage(text, 'body'))
    assert.deepEqual(
      found.map(({ name }) => name),
      expected,
    )
    for (const { matched, evidence } of found) {
      assert.equal(evidence.quote, matched)
      assert.equal(text.slice(evidence.start, evidence.end), matched)
    }
  })

test('the place that proves a name is quoted, not an earlier one that does not', () => {
  const text = 'Hive is a word. The Hive ransomware is none.'
  const [hive] = findNames(readPassage('', 'title'), readPassage(text, 'body'))
  assert.equal(hive?.evidence.start, text.lastIndexOf('Hive'))
})

test('of two that have one name, the one that a word beside it tells somewhere', () => {
  const text = 'Akira is back. It is a ransomware called Akira.'
  const found = findNames(readPassage('', 'title'), readPassage(text, 'body'))
  assert.deepEqual(
    found.map(({ kind, name }) => `${kind} ${name}`),
    ['malware Akira'],
  )
})

test('what is named a hundred thousand times is found once', () => {
  const text = 'Play ransomware, '.repeat(100_000)
  assert.equal(findNames(readPassage('', 'title'), readPassage(text, 'body')).length, 1)
})
