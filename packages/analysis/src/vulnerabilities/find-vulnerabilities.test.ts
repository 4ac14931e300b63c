import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leadOf } from '../passage/lead.ts'
import { readPassage } from '../passage/passage.ts'
import { findVulnerabilities } from './find-vulnerabilities.ts'

function find(title: string, body: string) {
  return findVulnerabilities(readPassage(title, 'title'), readPassage(body, 'body'), leadOf([]))
}

test('a CVE comes with what the catalogue says of it', () => {
  const [one] = find('', 'It exploits CVE-2023-38831 in old versions.')
  assert.equal(one?.product, 'RARLAB WinRAR')
  assert.deepEqual(one?.kev, { added: '2023-08-24', due: '2023-09-14', ransomware: true })
  assert.equal(one?.evidence.quote, 'It exploits CVE-2023-38831 in old versions.')
})

test('about: in the title, in the first lines, or named three times', () => {
  const far = 'x '.repeat(1_000)
  const about = (title: string, body: string) => find(title, body).map((one) => one.about)
  assert.deepEqual(about('CVE-2099-0001 explained', ''), [true])
  assert.deepEqual(about('', 'CVE-2099-0001 is new.'), [true])
  assert.deepEqual(about('', `${far} CVE-2099-0001`), [false])
  assert.deepEqual(about('', `${far} CVE-2099-0001, CVE-2099-0001, CVE-2099-0001`), [true])
})

test('a CVE that only tells what was before is not what the article is about', () => {
  const about = (body: string) => find('A gateway is attacked', body).map((one) => one.about)
  for (const before of [
    'The group was previously linked to attacks on another gateway (CVE-2098-0001, CVSS score: 9.8).',
    'The maker had originally released a patch for a related issue, CVE-2098-0001.',
  ])
    assert.deepEqual(about(`CVE-2099-0001 is used by attackers. ${before}`), [true, false], before)
})

test('a table with the names of its values on the left names no product with them', () => {
  const table = '| Plugin Name | UmberForms |\n|---|---|\n| CVE Number | CVE-2099-0001 |\n'
  assert.equal(
    find('', `${table}A flaw was disclosed in the UmberForms plugin.`)[0]?.product,
    'UmberForms plugin',
  )
})

test('one of several is not of the product that was named before', () => {
  const [one] = find(
    '',
    'Three flaws affect Orrin Gateway. One of the others is CVE-2099-0001. It is old. This flaw was found in Pell Queue.',
  )
  assert.equal(one?.product, 'Pell Queue')
})

test('an article that begins with a long list is about none of it', () => {
  const list = Array.from({ length: 12 }, (_, index) => `CVE-2099-00${10 + index}`).join(', ')
  assert.ok(find('', list).every((one) => !one.about))
})

test('a CVSS score counts where the text states it nearby', () => {
  const score = (text: string) => find('Weekly notes', `${text} CVE-2098-00001, CVE-2098-00002`)[0]?.cvss
  assert.equal(score('CVE-2099-00001 (CVSS 9.8) is bad'), 9.8)
  assert.equal(score('CVE-2099-00001 has a CVSS score of 10.0.'), 10)
  assert.equal(score('CVE-2099-00001, CVSS v3.1 base score: 7.5'), 7.5)
  assert.equal(score('CVE-2099-00001, CVSSv4: 9.3'), 9.3)
  assert.equal(score('CVE-2099-00001 in version 9.8'), null)
  assert.equal(score(`CVE-2099-00001 ${'and so on '.repeat(40)} CVSS 9.8`), null)
})

test('in an article about one CVE a score needs no id beside it; another CVE’s score is not its own', () => {
  const far = 'and so on '.repeat(40)
  const scores = (body: string) => find('CVE-2099-0001 explained', body).map((one) => one.cvss)
  assert.deepEqual(scores(`${far}. The vendor rates it CVSS 9.4.`), [9.4])
  assert.deepEqual(scores(`${far}. An older one, CVE-2098-0002 (CVSS 9.8), was worse.`), [null, 9.8])
  assert.deepEqual(
    find('CVE-2099-0001 and CVE-2099-0002', `${far}. The vendor rates it CVSS 9.4.`).map((one) => one.cvss),
    [null, null],
  )
})
