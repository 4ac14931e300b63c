import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ordinaryWords } from './ordinary-words.ts'
import { productKeys } from './product-names.ts'
import { type Marks, weakNames } from './weak-names.ts'

const frequencyOf = ordinaryWords({
  dictionary: '3\nhive/S\nmaze\nshark/SM\n',
  subtitles: [
    { word: 'Play', count: 9_000 },
    { word: 'hive', count: 50 },
    { word: 'target', count: 900 },
    { word: 'company', count: 4_000 },
    { word: 'auto', count: 90 },
    { word: 'run', count: 9_000 },
  ],
})
const marks: Marks = {
  risky: new Set(),
  shortened: new Set(),
  isListed: true,
  isOfAttack: false,
  isGroup: false,
  hosts: new Set(['telecom']),
  makers: new Set(),
  own: new Set(),
  frequencyOf,
}

test('a word has the frequency of the subtitles, a phrase that of its rarest word', () => {
  assert.equal(frequencyOf('PLAY'), 9_000)
  assert.equal(frequencyOf('Maze'), 1)
  assert.equal(frequencyOf('Sharks'), 1)
  assert.equal(frequencyOf('Target Company'), 900)
  assert.equal(frequencyOf('Emotet'), 0)
})

test('words are weak, coined names are not, and words in one are rare', () => {
  const names = ['Emotet', 'Hive', 'Play', 'Maze', 'AutoRun', 'Target Company', 'Telecom', 'WXYZ', 'Group 5']
  assert.deepEqual(weakNames(names, marks), {
    weak: ['Hive', 'Play', 'Target Company', 'Telecom', 'WXYZ', 'Group 5'],
    common: ['Play', 'Target Company', 'Telecom'],
    rare: ['Maze', 'AutoRun'],
  })
})

test('names that ATT&CK has are less often meant as words', () => {
  const { weak, common } = weakNames(['Play', 'Target Company'], { ...marks, isOfAttack: true })
  assert.deepEqual(weak, ['Play'])
  assert.deepEqual(common, [])
})

test('products are told by hosts, advisories and techniques', () => {
  const { known, hosts } = productKeys(
    {
      hostLists: [
        ['mail.wechat.com', 'hive.io'],
        ['wechat.com', 'google.co.uk'],
      ],
      exploited: [{ vendorProject: 'SolarWinds', product: 'Orion' }],
      techniqueNames: ['Python', 'Systemd Timers'],
    },
    (key) => key === 'timers',
  )
  for (const key of ['wechat', 'solarwinds', 'orion', 'python', 'systemd']) assert.ok(known.has(key), key)
  for (const key of ['hive', 'timers', 'google']) assert.ok(!known.has(key), key)
  assert.ok(hosts.has('google'))
})
