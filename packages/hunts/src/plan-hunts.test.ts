import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dialects, huntIdOf, huntSchema, type ObservableType } from '@huntwire/intel-model'
import { defenderTables, sentinelTables } from '@huntwire/knowledge'
import { aboutCve, indicator, technique, testArticle, testFindings } from '../test/support/article.ts'
import { planHunts } from './plan-hunts.ts'
import { kustoChecker } from './verify/kusto.ts'
import { sigmaProblems } from './verify/sigma.ts'
import { splProblems } from './verify/spl.ts'

function generateHunts(input: Parameters<typeof planHunts>[0]) {
  return planHunts(input).hunts
}

const sha1 = '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567'
const sha256 = '5d1c9a0f7be2486d3a1f0c5be97d24f86a0b3ce5179d8f42c6e0a7b15938d2e4'

const campaign = testFindings({
  observables: [
    indicator('ipv4-addr', '198.51.100.23'),
    indicator('ipv4-addr', '198.51.100.77'),
    indicator('domain-name', 'sync.quiet-heron.example'),
    indicator('url', 'https://sync.quiet-heron.example/v2/poll'),
    indicator('file-sha1', sha1),
    indicator('file-sha256', sha256),
  ],
  vulnerabilities: [
    aboutCve('CVE-2026-10001'),
    aboutCve('CVE-2026-10002', {
      product: 'Example Gateway',
      kev: { added: '2026-10-01', due: '2026-10-22', ransomware: true },
    }),
    aboutCve('CVE-2026-10003', { about: false }),
  ],
  techniques: [technique('T1071.001'), technique('T1190', { tactics: ['TA0001'] })],
})

describe('hunts of an article', () => {
  const hunts = generateHunts({ article: testArticle, findings: campaign })

  it('are one for each indicator type and one for each vulnerability it is about, exploited ones first', () => {
    assert.deepEqual(
      hunts.map(({ id }) => id),
      [
        'indicator:domain-name',
        'indicator:url',
        'indicator:ipv4-addr',
        'indicator:file-sha256',
        'indicator:file-sha1',
        'exposure:CVE-2026-10002',
        'exposure:CVE-2026-10001',
      ].map((key) => huntIdOf(testArticle.id, key)),
    )
  })

  it('are whole: every dialect answers, with a query or with its reason', () => {
    for (const hunt of hunts) {
      assert.deepEqual(huntSchema.parse(hunt), hunt)
      assert.deepEqual(Object.keys(hunt.queries).sort(), [...dialects].sort())
      assert.equal(hunt.expires, '2026-11-13')
    }
  })

  it('speak Splunk, Defender and Sentinel each; Sigma says why it cannot hunt exposure', () => {
    for (const hunt of hunts) {
      assert.ok('text' in hunt.queries.splunk && 'text' in hunt.queries.defender, hunt.title)
      assert.equal('refused' in hunt.queries.sigma, hunt.kind === 'exposure', hunt.title)
      assert.match(JSON.stringify(hunt.queries.esql), /refused.*ES\|QL/)
    }
  })

  it('claim only techniques that they can show', () => {
    const techniques = Object.fromEntries(
      hunts.map((hunt) => [hunt.kind + (hunt.phase ?? ''), hunt.techniques]),
    )
    assert.deepEqual(techniques['indicatorcommand-and-control'], ['T1071.001'])
    assert.deepEqual(techniques['exposureexploitation'], ['T1190'])
    assert.deepEqual(techniques['indicatorinstallation'], [])
  })

  it('seek the SHA-1 beside the SHA-256, which Defender rarely has of files', () => {
    const hunt = hunts.find(({ id }) => id === huntIdOf(testArticle.id, 'indicator:file-sha256'))
    for (const dialect of ['splunk', 'defender', 'sigma'] as const)
      assert.match(JSON.stringify(hunt?.queries[dialect]), new RegExp(`${sha256}.*${sha1}`), dialect)
  })

  it('are the same for the same input', () => {
    const again = generateHunts({
      article: structuredClone(testArticle),
      findings: structuredClone(campaign),
    })
    assert.equal(JSON.stringify(again), JSON.stringify(hunts))
  })

  it('are none when it is no threat, or names nothing', () => {
    const marketing = { verdict: 'marketing', isThreat: false, reasons: [] } as const
    assert.deepEqual(
      generateHunts({ article: testArticle, findings: { ...campaign, relevance: marketing } }),
      [],
    )
    assert.deepEqual(generateHunts({ article: testArticle, findings: testFindings() }), [])
  })

  it('expire never when the date of publication is unknown', () => {
    const [hunt] = generateHunts({ article: { ...testArticle, published: null }, findings: campaign })
    assert.equal(hunt?.expires, null)
  })
})

describe('more values than a query holds', () => {
  it('stay a hunt: every dialect says to use a lookup, and the tables to match it with are named', () => {
    const observables = Array.from({ length: 101 }, (_, index) =>
      indicator('domain-name', `host-${index}.quiet-heron.example`),
    )
    const { hunts, dropped } = planHunts({ article: testArticle, findings: testFindings({ observables }) })
    const [hunt] = hunts
    assert.deepEqual(dropped, [])
    for (const dialect of ['splunk', 'defender', 'sentinel', 'sigma'] as const)
      assert.match(JSON.stringify(hunt?.queries[dialect]), /more than 100 values \(101\)/)
    assert.match(hunt?.dataNeeded.join() ?? '', /DeviceNetworkEvents/)
  })
})

describe('what is not hunted', () => {
  it('is an indicator that every network has: left out by name, or no hunt at all', () => {
    const local = indicator('ipv4-addr', '10.0.0.5')
    const both = testFindings({ observables: [local, indicator('ipv4-addr', '198.51.100.23')] })
    const [hunt] = generateHunts({ article: testArticle, findings: both })
    assert.doesNotMatch(JSON.stringify(hunt?.queries), /10\.0\.0\.5/)
    assert.match(hunt?.blindSpots.join(' ') ?? '', /Left out: 10\.0\.0\.5/)
    assert.deepEqual(
      generateHunts({ article: testArticle, findings: testFindings({ observables: [local] }) }),
      [],
    )
  })

  it('is a URL that names a host alone: its host is, and the hunt for the others says so', () => {
    const observables = [
      indicator('url', 'https://quiet-heron.example'),
      indicator('url', 'http://quiet-heron.example:8080/'),
      indicator('domain-name', 'quiet-heron.example'),
    ]
    const alone = generateHunts({ article: testArticle, findings: testFindings({ observables }) })
    assert.deepEqual(
      alone.map(({ id }) => id),
      [huntIdOf(testArticle.id, 'indicator:domain-name')],
    )
    const more = [...observables, indicator('url', 'https://quiet-heron.example/a')]
    const [, hunt] = generateHunts({
      article: testArticle,
      findings: testFindings({ observables: more }),
    })
    assert.ok(hunt?.model.form === 'sighting')
    assert.deepEqual(hunt.model.values, ['https://quiet-heron.example/a'])
    assert.deepEqual(hunt.blindSpots.slice(-1), [
      'Left out: URLs without a path; their hosts are in the hunts for domains and addresses.',
    ])
  })

  it('is a host that only a URL without a path names as hostile, and why is said', () => {
    const observables = [indicator('url', 'https://shared-pages.example/')]
    const { hunts, dropped } = planHunts({ article: testArticle, findings: testFindings({ observables }) })
    assert.deepEqual(hunts, [])
    assert.deepEqual(dropped, [
      {
        key: 'indicator:url',
        title: 'Indicators of type url',
        gate: 'narrowing',
        reason: 'a URL without a path means its whole host',
      },
    ])
  })

  for (const role of ['victim', 'reference', 'tool', 'benign'] as const)
    it(`is what has the role ${role}`, () => {
      const observables = (['domain-name', 'url', 'file-sha256'] as const).map((type) => ({
        ...indicator(type, type === 'file-sha256' ? sha256 : 'tool-maker.example/a'),
        role,
      }))
      const { hunts, dropped } = planHunts({ article: testArticle, findings: testFindings({ observables }) })
      assert.deepEqual([hunts, dropped], [[], []])
    })

  it('is a file of a phone on computers; its servers are', () => {
    const spyware = testFindings({
      observables: [indicator('file-sha256', sha256), indicator('domain-name', 'quiet-heron.example')],
      techniques: [technique('T1437.001', { domain: 'mobile' })],
    })
    const { hunts, dropped } = planHunts({ article: testArticle, findings: spyware })
    assert.deepEqual(
      hunts.map(({ id }) => id),
      [huntIdOf(testArticle.id, 'indicator:domain-name')],
    )
    assert.deepEqual(
      dropped.map(({ gate }) => gate),
      ['fitting-platform'],
    )
  })

  it('is more than twenty vulnerabilities of a round-up', () => {
    const vulnerabilities = Array.from({ length: 25 }, (_, index) => aboutCve(`CVE-2026-${20_000 + index}`))
    const { hunts, dropped } = planHunts({
      article: testArticle,
      findings: testFindings({ vulnerabilities }),
    })
    assert.equal(hunts.length, 20)
    assert.equal(dropped.length, 5)
  })
})

describe('hostile values', () => {
  const defender = kustoChecker(defenderTables)
  const sentinel = kustoChecker(sentinelTables)
  const hostile: readonly (readonly [ObservableType, string])[] = [
    ['url', 'https://evil.example/a"|delete b'],
    ['url', 'https://evil.example/\\'],
    ['url', 'https://evil.example/a"; DeviceInfo | take 1 //'],
    ['url', 'https://evil.example/`macro`'],
    ['url', 'https://evil.example/*'],
    ['url', "https://evil.example/'\n---\nother: rule"],
    ['url', 'https://evil.example/\u2028\u202e\ud800'],
    ['url', 'https://evil.example/]| outputlookup x'],
    ['domain-name', 'evil.example"] | where 1==1 //'],
    ['email-addr', '"a b"@evil.example'],
  ]
  for (const [type, value] of hostile)
    it(`${type} ${JSON.stringify(value)}`, () => {
      const findings = testFindings({ observables: [indicator(type, value)] })
      const [hunt, ...others] = generateHunts({ article: testArticle, findings })
      assert.ok(hunt, 'the gates of our own faults held it back')
      assert.equal(others.length, 0)
      const { splunk, defender: xdr, sentinel: workspace, sigma } = hunt.queries
      if ('text' in splunk) assert.deepEqual(splProblems(splunk.text), [])
      if ('text' in xdr) assert.deepEqual(defender(xdr.text).problems, [])
      if ('text' in workspace) assert.deepEqual(sentinel(workspace.text).problems, [])
      if ('text' in sigma) assert.deepEqual(sigmaProblems(sigma.text), [])
      assert.ok('text' in splunk || 'refused' in splunk)
    })
})
