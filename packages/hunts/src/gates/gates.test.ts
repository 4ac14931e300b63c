import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Hunt, HuntModel, QueryResult } from '@huntwire/intel-model'
import { technique, testArticle, testFindings } from '../../test/support/article.ts'
import { draftOf } from '../../test/support/draft.ts'
import { emitAll } from '../dialects/emit-all.ts'
import { refused } from '../dialects/emit-result.ts'
import type { Candidate } from './gate.ts'
import { heldBackBy } from './pass-gates.ts'

const address: HuntModel = {
  form: 'sighting',
  observableType: 'ipv4-addr',
  values: ['198.51.100.23'],
  lookbackDays: 30,
}
const none: QueryResult = { refused: 'not in this test' }

describe('a hunt that a gate holds back', () => {
  it('is none that is whole', () => assert.equal(heldBackBy(candidate(address)), null))

  for (const [type, value] of [
    ['ipv4-addr', '127.0.0.1'],
    ['ipv4-addr', '172.31.9.9'],
    ['ipv4-addr', '100.127.0.1'],
    ['ipv4-addr', '239.1.2.3'],
    ['domain-name', 'localhost'],
    ['url', 'http://intranet/login.php'],
    ['url', 'https://quiet-heron.example:8443/'],
    ['file-md5', 'D41D8CD98F00B204E9800998ECF8427E'],
    ['file-sha256', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ] as const)
    it(`narrows nothing: ${type} ${value}`, () => {
      const model = { ...address, observableType: type, values: ['quiet-heron.example', value] }
      assert.equal(heldBackBy(candidate(model))?.gate, 'narrowing')
    })

  it('looks at computers for the files of a phone', () => {
    const findings = testFindings({ techniques: [technique('T1437', { domain: 'mobile' })] })
    const file: HuntModel = {
      ...address,
      observableType: 'file-md5',
      values: ['0a1b2c3d4e5f60718293a4b5c6d7e8f9'],
    }
    assert.equal(heldBackBy({ ...candidate(file), findings })?.gate, 'fitting-platform')
    assert.equal(heldBackBy({ ...candidate(address), findings }), null)
  })

  it('can be said by no dialect', () => {
    const mutex: HuntModel = { ...address, observableType: 'mutex', values: ['Global\\QuietHeron'] }
    assert.equal(heldBackBy(candidate(mutex))?.gate, 'answerable')
  })

  it('stays when only its number of values is too large', () => {
    const values = Array.from({ length: 101 }, (_, index) => `198.51.100.${index}`)
    assert.equal(heldBackBy(candidate({ ...address, values })), null)
  })

  it('reads a column that the table does not have', () => {
    const { emissions, ...rest } = candidate(address)
    const reads = [{ table: 'DeviceFileEvents', columns: ['AccountName'] }]
    const defender = { ok: true, text: 'DeviceFileEvents', reads } as const
    assert.deepEqual(heldBackBy({ ...rest, emissions: { ...emissions, defender } }), {
      gate: 'known-columns',
      reason: 'DeviceFileEvents has no column AccountName',
    })
  })

  for (const [dialect, text] of [
    ['defender', 'DeviceEvents\n\nDeviceInfo'],
    ['defender', 'DeviceEvents; DeviceInfo'],
    ['splunk', '| tstats count; | delete'],
    ['splunk', 'index=main'],
    ['sigma', 'title: a\n---\ntitle: b'],
  ] as const)
    it(`is more than one ${dialect} statement: ${JSON.stringify(text)}`, () => {
      assert.equal(heldBackBy(withQuery(dialect, text))?.gate, 'one-statement')
    })

  for (const [dialect, text] of [
    ['defender', 'DeviceEvents | where RemoteIP == "198.51.100.23'],
    ['defender', 'DeviceEvents | where RemoteIP == 198.51.100.23'],
    ['splunk', '| tstats count where All_Traffic.dest="a" `macro`'],
    ['splunk', '| tstats count where All_Traffic.dest=198.51.100.23'],
  ] as const)
    it(`lets text out of its literal: ${text}`, () => {
      assert.equal(heldBackBy(withQuery(dialect, text))?.gate, 'closed-literals')
    })

  it('leaves a reader without a word', () => {
    const whole = candidate(address)
    assert.deepEqual(heldBackBy({ ...whole, hunt: { ...whole.hunt, triage: [] } }), {
      gate: 'complete-envelope',
      reason: 'triage is empty',
    })
    const untitled = { ...whole, hunt: { ...whole.hunt, title: '' } }
    assert.match(heldBackBy(untitled)?.reason ?? '', /^title: /)
  })
})

function candidate(model: HuntModel): Candidate {
  const { key: _key, cves: _cves, ...draft } = draftOf(model)
  const queries = {
    splunk: none,
    'splunk-raw': none,
    defender: none,
    sentinel: none,
    sigma: none,
    esql: none,
  }
  const hunt: Hunt = { ...draft, dataNeeded: ['Defender XDR: DeviceNetworkEvents'], queries }
  return {
    hunt,
    emissions: emitAll(draftOf(model), testArticle),
    article: testArticle,
    findings: testFindings(),
  }
}

function withQuery(dialect: 'splunk' | 'defender' | 'sigma', text: string): Candidate {
  const whole = candidate(address)
  const emissions = {
    ...whole.emissions,
    [dialect]: refused({ feature: 'unchecked-dialect', subject: 'a test' }),
  }
  return {
    ...whole,
    emissions,
    hunt: { ...whole.hunt, queries: { ...whole.hunt.queries, [dialect]: { text } } },
  }
}
