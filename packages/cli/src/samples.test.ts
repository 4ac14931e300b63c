import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { renderMarkdown } from '@huntwire/briefs'
import { type Article, type Brief, briefSchema, type Evidence } from '@huntwire/intel-model'
import { type ConfiguredSource, needsFetch, readDocument } from '@huntwire/reading'
import { openReader } from '@huntwire/reading/reader'
import { loadSources, readSourceWith } from '@huntwire/service-ingest'
import { articleOf, briefOf } from './make-brief.ts'

type Sample = { readonly source: string; readonly article: Article; readonly brief: Brief }

const reader = openReader()
const sourcesFile = fileURLToPath(new URL('../../../samples/sources.yaml', import.meta.url))

const threats = {
  apt: 'https://northquay.example/research/lantern-ferry',
  package: 'https://labs.example/research/zone-format',
  cve: 'https://labs.example/research/gateway-leftovers',
  ransomware: 'https://dfir-diary.example/2026/09/cobblejack-nineteen-hours/',
  kev: 'urn:kev:CVE-2023-4966',
  spyware: 'https://labs.example/research/pewtermoth',
  infostealer: 'https://labs.example/research/captcha-run-dialog',
  botnet: 'https://labs.example/research/tinderfox',
  botnetRetold: 'https://packetcourier.example/2026/11/router-alibi',
}
const harmless = {
  serverless: 'https://latchwork.example/blog/introducing-serverless',
  millionPackages: 'https://latchwork.example/blog/one-million-packages',
  guidance: 'https://latchwork.example/blog/pipeline-secrets-checklist',
  newsletter: 'https://latchwork.example/blog/letter-2026-10',
}

describe('the bundled samples', () => {
  const samples = new Map<string, Sample>()

  before(async () => {
    for (const sample of await readSamples()) samples.set(sample.brief.url, sample)
  })

  it('are sixteen articles of three sources, each with an address of its own', () => {
    const counts = new Map<string, number>()
    for (const { source } of samples.values()) counts.set(source, (counts.get(source) ?? 0) + 1)
    assert.deepEqual(
      [...counts],
      [
        ['Example Labs Research', 5],
        ['Vendor blogs', 4],
        ['Reports', 7],
      ],
    )
    const unnamed = [...samples.keys()].filter((url) => url.startsWith('urn:sha256:'))
    assert.equal(unnamed.length, 1)
  })

  it('give briefs that keep to the schema', () => {
    for (const { brief } of samples.values()) assert.deepEqual(briefSchema.parse(brief), brief)
  })

  it('are quoted word for word', () => {
    let quotes = 0
    for (const { article, brief } of samples.values())
      for (const { quote, start, end, block } of evidenceIn(brief)) {
        const text = block === 'title' ? article.title : article.body
        assert.equal(text.slice(start, end), quote, brief.url)
        quotes++
      }
    assert.ok(quotes > 200, `${quotes} quotes`)
  })

  for (const [name, url] of Object.entries(threats))
    it(`${name}: a threat with something to hunt for`, () => {
      const { brief } = sampleAt(url)
      assert.equal(brief.relevance.isThreat, true)
      assert.notEqual(brief.severity.level, 'informational')
      assert.ok(brief.observables.some(({ role }) => role === 'indicator'))
      assert.ok(brief.hunts.length > 0)
      for (const hunt of brief.hunts)
        assert.ok(
          Object.values(hunt.queries).some((query) => 'text' in query),
          hunt.title,
        )
    })

  for (const [name, url] of Object.entries(harmless))
    it(`${name}: no threat, nothing to hunt for, and it says why`, () => {
      const { brief } = sampleAt(url)
      assert.equal(brief.relevance.isThreat, false)
      assert.equal(brief.severity.level, 'informational')
      assert.deepEqual(brief.techniques, [])
      assert.deepEqual(brief.hunts, [])
      assert.ok(brief.relevance.reasons.length > 0)
      assert.ok(renderMarkdown(brief).startsWith('# [INFO] '))
    })

  it('hold news of a breach: an incident that gives nothing to hunt for', () => {
    const { brief } = sampleAt('https://riverside-gazette.example/news/2026/10/waterworks-customer-data')
    assert.equal(brief.relevance.verdict, 'incident')
    assert.deepEqual(brief.hunts, [])
  })

  it('name vulnerabilities that are known to be exploited', () => {
    const about = ({ brief }: Sample) =>
      brief.vulnerabilities.filter((one) => one.about && one.kev !== null).map(({ id }) => id)
    assert.deepEqual(about(sampleAt(threats.cve)), ['CVE-2024-3400'])
    assert.deepEqual(about(sampleAt(threats.ransomware)), ['CVE-2023-27532'])
    assert.deepEqual(about(sampleAt(threats.kev)), ['CVE-2023-4966'])
    assert.deepEqual(about(sampleAt(threats.botnet)), ['CVE-2023-1389'])
  })

  it('name techniques by their ids', () => {
    const { brief } = sampleAt(threats.cve)
    const named = brief.techniques.filter(({ method }) => method === 'explicit-id').map(({ id }) => id)
    assert.deepEqual([...named].sort(), [
      'T1021.002',
      'T1041',
      'T1053.003',
      'T1059.004',
      'T1070.002',
      'T1071.001',
      'T1190',
      'T1552.001',
    ])
  })

  it('hold a hostile page that is read as an article and breaks no brief', () => {
    const sample = [...samples.values()].find(({ brief }) => brief.url.includes('hostile-page.example'))
    assert.ok(sample)
    assert.match(sample.article.body, /LOOMWICK is a phishing kit/)
    assert.doesNotMatch(sample.article.body, /document\.title|display: none|A{100}/)
    const hosts = sample.brief.observables.filter(
      ({ role, type }) => role === 'indicator' && type === 'domain-name',
    )
    assert.deepEqual(hosts.map(({ value }) => value).sort(), [
      'drop.loomwick.example',
      'login.loomwick.example',
    ])
    const lines = renderMarkdown(sample.brief).split(/\r\n|[\n\r\u2028\u2029]/)
    assert.equal(lines.filter((line) => line.startsWith('# ')).length, 1)
    const headings = lines.filter((line) => line.startsWith('## '))
    assert.deepEqual(headings, [...parts, '## About this brief'])
  })

  it('render to the seven parts of a brief, whatever they say', () => {
    for (const { brief } of samples.values()) {
      const headings = renderMarkdown(brief).match(/^## .*$/gm)
      assert.deepEqual(headings, [...parts, '## About this brief'], brief.url)
    }
  })

  function sampleAt(url: string): Sample {
    const sample = samples.get(url)
    assert.ok(sample, `no sample at ${url}`)
    return sample
  }
})

/** With the title seven parts (design, 6); what comes after them is our own. */
const parts = [
  '## Threat Profile',
  '## Indicators of Compromise (high-fidelity only)',
  '## MITRE ATT&CK Techniques',
  '## Kill chain phases observed',
  '## Recommended hunts',
  '## Why this matters',
]

async function readSamples(): Promise<readonly Sample[]> {
  const { sources, problems } = loadSources(sourcesFile)
  assert.deepEqual(problems, [])
  const read: Sample[] = []
  for (const source of sources) read.push(...(await samplesOf(source)))
  return read
}

async function samplesOf(source: ConfiguredSource): Promise<readonly Sample[]> {
  const polled = await readSource(source, neverPolled, AbortSignal.timeout(10_000))
  assert.ok(polled.kind === 'items', `${source.name}: ${JSON.stringify(polled)}`)
  assert.deepEqual(polled.problems, [])
  const samples: Sample[] = []
  for (const submission of polled.items) {
    assert.equal(needsFetch(submission), false, `${submission.url} would be fetched`)
    const made = await articleOf(submission, reader)
    assert.ok(made.ok, submission.url)
    samples.push({ source: source.name, article: made.article, brief: briefOf(made.article) })
  }
  return samples
}

const neverPolled = { validators: null, movedTo: null }

/** Reads as ingest does, but a source that asks for the network fails. */
const readSource = readSourceWith({
  reader: { readDocument },
  fetchPage: (url) => Promise.reject(new Error(`${url} must not be fetched`)),
})

function evidenceIn(brief: Brief): readonly Evidence[] {
  const reasons = [...brief.relevance.reasons, ...brief.severity.reasons]
  const found = [
    ...brief.observables,
    ...brief.vulnerabilities,
    ...brief.names,
    ...brief.techniques,
    ...brief.quotedRules,
  ]
  return [
    ...reasons.flatMap(({ evidence }) => (evidence === undefined ? [] : [evidence])),
    ...found.map(({ evidence }) => evidence),
    ...brief.hunts.flatMap(({ whyNow }) => whyNow),
  ]
}
