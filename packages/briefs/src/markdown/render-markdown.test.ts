import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Brief, briefSchema } from '@huntwire/intel-model'
import { type Node, type NodeType, Parser } from 'commonmark'
import { copperLantern } from '../../test-support/copper-lantern.ts'
import { hostileTexts, withEveryText } from '../../test-support/with-every-text.ts'
import { renderMarkdown } from './render-markdown.ts'

const parts = [
  'Threat Profile',
  'Indicators of Compromise (high-fidelity only)',
  'MITRE ATT&CK Techniques',
  'Kill chain phases observed',
  'Recommended hunts',
  'Why this matters',
]

const nothing: Brief = briefSchema.parse({
  ...copperLantern,
  published: null,
  summary: '',
  relevance: {
    verdict: 'marketing',
    isThreat: false,
    reasons: [{ rule: 'relevance.product', text: 'presents a product or a service', points: -3 }],
  },
  severity: {
    level: 'informational',
    reasons: [{ rule: 'severity.not-a-threat', text: 'marketing: not a threat report' }],
    unknowns: [],
  },
  observables: [],
  vulnerabilities: [],
  names: [],
  techniques: [],
  killChain: [],
  quotedRules: [],
  hunts: [],
  notes: [],
})

function nodesOf(markdown: string): readonly Node[] {
  const nodes: Node[] = []
  const walker = new Parser().parse(markdown).walker()
  for (let event = walker.next(); event !== null; event = walker.next()) {
    if (event.entering) nodes.push(event.node)
  }
  return nodes
}

function count(markdown: string, type: NodeType): number {
  return nodesOf(markdown).filter((node) => node.type === type).length
}

/** Of each heading its level and, where the words are ours, its text. */
function headingsOf(markdown: string): readonly string[] {
  return nodesOf(markdown)
    .filter(({ type }) => type === 'heading')
    .map(({ level, firstChild }) => {
      let text = ''
      for (let node = firstChild; node !== null; node = node.next) text += node.literal ?? ''
      return `${level} ${level === 2 ? text : ''}`
    })
}

test('the lines that readers parse are there to the letter', () => {
  const markdown = renderMarkdown(copperLantern)
  assert.deepEqual(markdown.split('\n').slice(0, 6), [
    '# [HIGH] Copper Lantern: a parcel notice that installs the WICKLOADER backdoor',
    '',
    '**Source:** Example Labs, Daily Wire',
    '**Published:** 2026-05-15',
    '**Article:** https://labs.example/copper-lantern',
    '',
  ])
  for (const line of [
    '- **CVE:** `CVE-2023-38831` (the article is about this vulnerability)',
    '- **IPv4 (defanged):** `203.0.113[.]41` (defanged by the author)',
    '- **T1566.001** — Phishing: Spearphishing Attachment · "has sent parcel notices to logistics firms"',
    'delivery (T1566.001), installation (T1547.001), command and control (T1071.001), actions on objectives',
    'Said in the article:\n\n- actions on objectives: "WICKLOADER"',
    '### Machines that asked for or reached a domain of WICKLOADER',
    '`UC_968918666100_2774497089` · phase: **c2** · confidence: **High**',
    '**Splunk SPL (CIM):**\n~~~~spl',
    '**Defender KQL:**\n~~~~kql',
    '**Sigma:** refused: a sighting over several log sources is not one Sigma rule.',
  ])
    assert.ok(markdown.includes(`\n${line}\n`), line)
  assert.match(markdown, /\nSeverity classified as \*\*HIGH\*\* based on: .*`severity\.campaign-theft`/)
})

test('seven parts in order, then what was added', () => {
  const expected = ['1 ', ...parts.slice(0, 5).map((part) => `2 ${part}`), '3 ', `2 ${parts[5]}`]
  assert.deepEqual(headingsOf(renderMarkdown(copperLantern)), [
    ...expected,
    '2 Rules quoted in the article',
    '2 About this brief',
  ])
})

test('an empty part says why in words', () => {
  const markdown = renderMarkdown(nothing)
  assert.deepEqual(headingsOf(markdown), ['1 ', ...parts.map((part) => `2 ${part}`), '2 About this brief'])
  for (const text of [
    '# [INFO] ',
    '**Published:** not known',
    '_None: the article names no hostile host, file or address._',
    '_None: the article is marketing; no sentence describes what an adversary did._',
    '_None: there is no technique to derive them from._',
    '_Nothing to hunt: the article is marketing, not a report of a threat._',
    'Severity classified as **INFO** based on: marketing: not a threat report (`severity.not-a-threat`).',
    'Read as marketing because:\n\n- presents a product or a service (`relevance.product`, -3 points)\n\nTogether -3 points; above 0 it is',
  ])
    assert.ok(markdown.includes(text), text)
})

test('every level has its short name', () => {
  const named = (level: Brief['severity']['level']) =>
    renderMarkdown({ ...copperLantern, severity: { ...copperLantern.severity, level } }).slice(0, 8)
  assert.deepEqual((['critical', 'high', 'medium', 'low', 'informational'] as const).map(named), [
    '# [CRIT]',
    '# [HIGH]',
    '# [MED] ',
    '# [LOW] ',
    '# [INFO]',
  ])
})

test('no text of an article opens anything, wherever it stands', () => {
  const calm = renderMarkdown(withEveryText(copperLantern, 'calm'))
  for (const hostile of hostileTexts) {
    const markdown = renderMarkdown(withEveryText(copperLantern, hostile))
    assert.deepEqual(headingsOf(markdown), headingsOf(calm), hostile)
    for (const type of ['html_inline', 'html_block', 'link', 'image', 'linebreak', 'thematic_break'] as const)
      assert.equal(count(markdown, type), 0, `${type}: ${hostile}`)
    for (const type of ['paragraph', 'item', 'list', 'block_quote', 'code_block', 'strong', 'emph'] as const)
      assert.equal(count(markdown, type), count(calm, type), `${type}: ${hostile}`)
  }
})

test('code stands between its fences unchanged', () => {
  for (const hostile of hostileTexts) {
    const code = nodesOf(renderMarkdown(withEveryText(copperLantern, hostile))).filter(
      ({ type, info }) => type === 'code_block' && info === 'spl',
    )
    assert.equal(code[0]?.literal, `${hostile.replace(/\n$/, '').replaceAll('\0', '\ufffd')}\n`)
  }
})

test('the same brief gives the same bytes', () => {
  assert.equal(renderMarkdown(copperLantern), renderMarkdown(structuredClone(copperLantern)))
})

test('an address stands as it is; what could open something in it is percent-encoded', () => {
  const line = (url: string) => renderMarkdown({ ...copperLantern, url }).split('\n')[4]
  const plain = 'https://labs.example/a_b_c/?q=1&r=(2)~#top'
  assert.equal(line(plain), `**Article:** ${plain}`)
  assert.equal(
    line('https://labs.example/*x*[y](z)<b>&copy;`'),
    '**Article:** https://labs.example/%2Ax%2A%5By%5D(z)%3Cb%3E&copy%3B%60',
  )
  assert.equal(line('urn:kev:CVE-2023-38831'), '**Article:** urn:kev:CVE-2023-38831')
  assert.equal(line('javascript:alert`1`'), '**Article:** javascript:alert\\`1\\`')
})
