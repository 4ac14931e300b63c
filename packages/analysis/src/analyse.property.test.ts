import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Evidence } from '@huntwire/intel-model'
import { articleOf } from '../test/article-of.ts'
import { analyse } from './analyse.ts'
import { extractObservables } from './observables/extract-observables.ts'

const seeds = [
  'The loader asks hxxps://sync.quill[.]net:8443/v2?id=1 and 185.10.20[.]30, mails ops@quill[.]net.',
  'CVE-2024-12345 (CVSS 9.8) is exploited in the wild; SHA-256 5d1c9a0f7be2486d3a1f0c5be97d24f86a0b3ce5179d8f42c6e0a7b15938d2e4.',
  '| IPv6 | 2001:db8::1 |\n| Domain | xn--bcher-kva.de |\n\n## Indicators\n\n- T1059.001 Emotet\n',
  'rule Quill { strings: $a = "x{y}" condition: $a }\n\nalert tcp any any -> any 80 (msg:"quill"; sid:1;)',
  '😀 \ud800 𝕏 漢字。ﬁ ­ [.] (dot) {.} hxxp:// \\. @ [at] 1.2.3 - ‮',
]

/** Numbers from 0 up to 1, the same in each run. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

function mutated(next: () => number): string {
  const pick = () => seeds[Math.floor(next() * seeds.length)] ?? ''
  let text = pick()
  for (let change = 0; change < 4; change++) {
    const at = Math.floor(next() * text.length)
    const other = pick()
    const from = Math.floor(next() * other.length)
    const piece = other.slice(from, from + Math.floor(next() * 30))
    const cut = Math.floor(next() * 12)
    text = text.slice(0, at) + piece + text.slice(at + cut)
  }
  return text
}

function holds(text: string, { quote, start, end }: Evidence): void {
  assert.ok(start >= 0 && start <= end && end <= text.length, `${start} to ${end} in ${JSON.stringify(text)}`)
  assert.equal(quote, text.slice(start, end))
}

test('100,000 mutated texts: no observable throws, and each stands where it says', () => {
  const next = numbers(5)
  for (let round = 0; round < 100_000; round++) {
    const text = mutated(next)
    for (const { evidence } of extractObservables(text)) holds(text, evidence)
  }
})

test('3,000 mutated articles: no finding throws, and each stands where it says', () => {
  const next = numbers(6)
  for (let round = 0; round < 3_000; round++) {
    const article = articleOf('Backdoor asks evil[.]net', mutated(next))
    const { observables, vulnerabilities, names, techniques, quotedRules, severity, relevance } =
      analyse(article)
    const all = [...observables, ...vulnerabilities, ...names, ...techniques, ...quotedRules]
    for (const { evidence } of [...all, ...severity.reasons, ...relevance.reasons])
      if (evidence !== undefined) holds(evidence.block === 'title' ? article.title : article.body, evidence)
  }
})

test('the observables of two texts together are those of each', () => {
  const keys = (text: string) => extractObservables(text).map(({ type, value }) => `${type} ${value}`)
  for (const one of seeds)
    for (const other of seeds)
      assert.deepEqual(
        new Set(keys(`${one}\n\n${other}`)),
        new Set([...keys(one), ...keys(other)]),
        `${one} + ${other}`,
      )
})

test('a value is found again whatever style it is defanged in', () => {
  const dots = ['[.]', '(.)', '{.}', '[dot]', '(dot)', '[.', '.]', '\\.', ' [.] ', '[ . ]', '(DOT)']
  const schemes = ['hxxp', 'HXXP', 'hXXp', 'h**p', 'h__p']
  for (const dot of dots) {
    const found = (value: string) =>
      extractObservables(`It asks ${value} for orders.`).map((one) => one.value)
    assert.ok(found(`sync${dot}quill${dot}net`).includes('sync.quill.net'), `domain ${dot}`)
    assert.ok(found(`185${dot}10${dot}20${dot}30`).includes('185.10.20.30'), `address ${dot}`)
    assert.ok(found(`ops[at]quill${dot}net`).includes('ops@quill.net'), `mail ${dot}`)
    for (const scheme of schemes)
      for (const mark of ['://', '[:]//', '[://]'])
        assert.ok(
          found(`${scheme}${mark}sync${dot}quill${dot}net/v2`).includes('http://sync.quill.net/v2'),
          `url ${scheme}${mark} ${dot}`,
        )
  }
})
