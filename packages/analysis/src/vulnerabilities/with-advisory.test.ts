import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Advisory, articleIdOf, sha256Hex } from '@huntwire/intel-model'
import { analyse } from '../analyse.ts'

const advisory: Advisory = {
  catalogue: 'kev',
  id: 'CVE-2026-41001',
  aliases: [],
  added: '2026-05-11',
  due: '2026-06-01',
  ransomware: true,
  severity: null,
  cvss: 9.1,
  cvssVector: null,
  weaknesses: [],
  affected: [{ ecosystem: null, vendor: 'Lanternworks', name: 'Gate', versions: null, fixed: null }],
  withdrawn: false,
}
const body =
  'Gate lets attackers read files. It is exploited in the wild in ransomware campaigns, as CVE-2026-41009 is.'

test('an entry of a catalogue is an advisory about its own vulnerability, with what its fields say', () => {
  const findings = analysed(advisory)
  assert.equal(findings.relevance.verdict, 'advisory')
  const [own, other] = findings.vulnerabilities
  assert.partialDeepStrictEqual(own, {
    id: 'CVE-2026-41001',
    about: true,
    product: 'Lanternworks Gate',
    cvss: 9.1,
    kev: { added: '2026-05-11', due: '2026-06-01', ransomware: true },
  })
  assert.partialDeepStrictEqual(other, { id: 'CVE-2026-41009', about: false })
})

test('a withdrawn entry is no threat', () => {
  assert.equal(analysed({ ...advisory, withdrawn: true }).relevance.isThreat, false)
})

function analysed(entry: Advisory) {
  const url = 'urn:kev:CVE-2026-41001'
  return analyse({
    id: articleIdOf(url),
    revision: sha256Hex(body),
    url,
    title: 'CVE-2026-41001: Path traversal in Gate, known to be exploited',
    source: { name: 'Catalogue', url, published: null },
    published: null,
    author: null,
    language: 'en',
    tags: [],
    tlp: 'clear',
    externalId: null,
    bodySha256: sha256Hex(body),
    notes: [],
    body,
    main: [{ start: 0, end: body.length }],
    advisory: entry,
  })
}
