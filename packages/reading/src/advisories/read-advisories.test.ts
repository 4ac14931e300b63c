import assert from 'node:assert/strict'
import { test } from 'node:test'
import { advisorySchema, cvssBaseScore, submittedArticleSchema } from '@huntwire/intel-model'
import { parseSources } from '../sources/parse-sources.ts'
import { advisoryToSubmission } from './advisory-to-submission.ts'
import { readAdvisories } from './read-advisories.ts'

const kev = {
  title: 'Catalogue',
  vulnerabilities: [
    {
      cveID: 'CVE-2026-41001',
      vendorProject: 'Lanternworks',
      product: 'Gate',
      vulnerabilityName: 'Lanternworks Gate Path Traversal Vulnerability',
      dateAdded: '2026-05-11',
      shortDescription: 'Lanternworks Gate lets an attacker read files outside its folder.',
      requiredAction: 'Apply the vendor’s update.',
      dueDate: '2026-06-01',
      knownRansomwareCampaignUse: 'Known',
      notes: 'https://lanternworks.example/advisories/7',
      cwes: ['CWE-22', 'none'],
    },
    { cveID: 'not one', dateAdded: '2026-05-12' },
    { cveID: 'CVE-2026-41002', dateAdded: '2026-05-12', product: 'Ember', dueDate: 'soon' },
  ],
}

const github = {
  ghsa_id: 'GHSA-ab12-cd34-ef56',
  cve_id: 'CVE-2026-41003',
  html_url: 'https://github.example/advisories/GHSA-ab12-cd34-ef56',
  summary: 'Prototype pollution in lamp-merge',
  description: '### Impact\n\nA crafted object reaches `merge`.',
  severity: 'moderate',
  published_at: '2026-05-10T10:00:00Z',
  withdrawn_at: null,
  identifiers: [{ type: 'GHSA', value: 'GHSA-ab12-cd34-ef56' }],
  references: ['https://lamp.example/1', { url: 'https://lamp.example/2' }],
  cwes: [{ cwe_id: 'CWE-1321', name: 'Prototype Pollution' }],
  cvss: { vector_string: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:L/A:N', score: 6.5 },
  vulnerabilities: [
    {
      package: { ecosystem: 'npm', name: 'lamp-merge' },
      vulnerable_version_range: '>= 2.0.0, < 2.4.1',
      first_patched_version: { identifier: '2.4.1' },
    },
  ],
}

const osv = {
  id: 'GHSA-zz99-yy88-xx77',
  modified: '2026-05-10T10:00:00Z',
  published: '2026-05-09T10:00:00Z',
  aliases: ['CVE-2026-41004'],
  summary: 'Remote code execution in wick',
  details: 'A request runs commands.',
  severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }],
  affected: [
    {
      package: { ecosystem: 'PyPI', name: 'wick' },
      ranges: [
        {
          type: 'ECOSYSTEM',
          events: [{ introduced: '0' }, { fixed: '1.2' }, { introduced: '2.0' }, { last_affected: '2.3' }],
        },
        { type: 'GIT', events: [{ introduced: 'abc' }] },
      ],
    },
  ],
  database_specific: { severity: 'CRITICAL', cwe_ids: ['CWE-78'] },
}

test('an entry of the catalogue of exploited vulnerabilities says its facts in text and in fields', () => {
  const [first, second, problems] = read(kev, 'kev')
  assert.equal(first?.url, 'urn:kev:CVE-2026-41001')
  assert.equal(
    first.title,
    'CVE-2026-41001: Lanternworks Gate Path Traversal Vulnerability, known to be exploited',
  )
  assert.equal(first.published, '2026-05-11T00:00:00.000Z')
  for (const said of ['exploited in the wild', 'ransomware campaigns', 'Due: 2026-06-01', 'Product: Gate'])
    assert.ok(first.text?.includes(said), said)
  assert.deepEqual(first.advisory, {
    catalogue: 'kev',
    id: 'CVE-2026-41001',
    aliases: [],
    added: '2026-05-11',
    due: '2026-06-01',
    ransomware: true,
    severity: null,
    cvss: null,
    cvssVector: null,
    weaknesses: ['CWE-22'],
    affected: [{ ecosystem: null, vendor: 'Lanternworks', name: 'Gate', versions: null, fixed: null }],
    withdrawn: false,
  })
  assert.deepEqual([second?.advisory?.due, second?.advisory?.ransomware], [null, null])
  assert.deepEqual(problems.length, 1)
  assert.match(problems[0] ?? '', /^entry 2: cveID: /)
})

test('what is longer than an article may hold is cut, and the entry stays valid', () => {
  const long = 'x'.repeat(3_000)
  const [affected] = github.vulnerabilities
  for (const raw of [
    { ...github, cve_id: long, identifiers: [{ value: long }] },
    { ...github, vulnerabilities: [{ ...affected, package: { ecosystem: long, name: long } }] },
  ]) {
    const [entry] = read([raw], 'github-advisories')
    assert.equal(advisorySchema.safeParse(entry?.advisory).error, undefined)
  }
})

test('GitHub’s list: packages, ranges, score and aliases', () => {
  const [entry] = read([github], 'github-advisories')
  assert.equal(entry?.url, 'urn:ghsa:GHSA-ab12-cd34-ef56')
  assert.equal(entry.title, 'CVE-2026-41003: Prototype pollution in lamp-merge')
  assert.ok(entry.markdown?.includes('- lamp-merge (npm), versions >= 2.0.0, < 2.4.1, fixed in 2.4.1'))
  assert.ok(entry.markdown?.includes('### Impact'))
  assert.partialDeepStrictEqual(entry.advisory, {
    aliases: ['CVE-2026-41003'],
    severity: 'medium',
    cvss: 6.5,
    weaknesses: ['CWE-1321'],
    affected: [{ ecosystem: 'npm', name: 'lamp-merge', versions: '>= 2.0.0, < 2.4.1', fixed: '2.4.1' }],
  })
})

test('OSV: ranges from events, the score from the vector; one advisory, a list, and an answer to a query', () => {
  for (const form of [osv, [osv], { vulns: [osv] }]) {
    const [entry] = read(form, 'github-advisories')
    assert.equal(entry?.url, 'urn:ghsa:GHSA-zz99-yy88-xx77')
    assert.partialDeepStrictEqual(entry.advisory, {
      catalogue: 'github',
      severity: 'critical',
      cvss: 9.8,
      affected: [
        { name: 'wick', versions: '< 1.2', fixed: '1.2' },
        { name: 'wick', versions: '>= 2.0, <= 2.3', fixed: null },
      ],
    })
  }
  assert.equal(read([{ ...osv, id: 'PYSEC-2026-1' }], 'github-advisories')[0]?.url, 'urn:osv:PYSEC-2026-1')
})

test('what is no catalogue says what one is', () => {
  for (const text of ['', '<html>', '{}', '[]x', '7', '{"vulnerabilities":{}}']) {
    for (const kind of ['kev', 'github-advisories'] as const) {
      const answer = readAdvisories(new TextEncoder().encode(text), kind)
      assert.equal(answer.ok, false, text)
    }
  }
})

test('entries of every wrong shape are named, and never throw', () => {
  const broken = [null, 1, 'x', [], {}, { ...github, vulnerabilities: 'none' }, { ...osv, affected: [1] }]
  const answer = readAdvisories(
    new TextEncoder().encode(JSON.stringify([...broken, github])),
    'github-advisories',
  )
  assert.ok(answer.ok)
  assert.deepEqual([answer.entries.length, answer.problems.length], [1, broken.length])
})

test('base scores of CVSS vectors', () => {
  const scores = [
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H', 10],
    ['CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N', 6.1],
    ['CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H', 7.8],
    ['CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:N/I:N/A:N', 0],
    ['CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H', 9.9],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', 9.3],
    ['AV:N/AC:L/Au:N/C:P/I:P/A:P', 7.5],
    ['CVSS:5.0/AV:N/AC:L/Au:N/C:P/I:P/A:P', null],
    ['', null],
    ['CVSS:3.1/AV:constructor/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', null],
    ['CVSS:3.1/AV:N', null],
  ] as const
  for (const [vector, score] of scores) assert.equal(cvssBaseScore(vector), score, vector)
})

function read(value: unknown, kind: 'kev' | 'github-advisories') {
  const answer = readAdvisories(new TextEncoder().encode(JSON.stringify(value)), kind)
  assert.ok(answer.ok)
  const parsed = parseSources(`sources: [{ name: Catalogue, kind: ${kind}, path: x.json }]`, {
    baseDirectory: '/',
  })
  const source = parsed.ok ? parsed.sources[0] : undefined
  assert.ok(source?.kind === kind)
  const submissions = answer.entries.map((entry) =>
    submittedArticleSchema.parse(advisoryToSubmission(entry, source)),
  )
  return [submissions[0], submissions[1], answer.problems] as const
}
