import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { defenderTables, sentinelTables } from '@huntwire/knowledge'
import { kustoChecker } from './kusto.ts'
import { sigmaProblems } from './sigma.ts'
import { splProblems } from './spl.ts'

const root = join(import.meta.dirname, '../../test/conformance')
const defender = kustoChecker(defenderTables)
const sentinel = kustoChecker(sentinelTables)

/** The conformance cases hold every text that an emitter makes; each must pass the checker of its language. */
const checks = [
  { file: 'splunk.spl', problemsOf: splProblems },
  { file: 'splunk-raw.spl', problemsOf: splProblems },
  { file: 'defender.kql', problemsOf: (query: string) => defender(query).problems },
  { file: 'sentinel.kql', problemsOf: (query: string) => sentinel(query).problems },
  { file: 'sigma.yml', problemsOf: sigmaProblems },
] as const

for (const { file, problemsOf } of checks)
  describe(file, () => {
    for (const name of readdirSync(root).sort()) {
      if (!readdirSync(join(root, name)).includes(file)) continue
      it(name, () => {
        const text = readFileSync(join(root, name, file), 'utf8').trimEnd()
        assert.deepEqual(problemsOf(text), [])
      })
    }
  })

describe('what is wrong is found', () => {
  it('a column that the table does not have', () => {
    assert.match(
      defender('DeviceFileEvents | where AccountName == "a"').problems.join(),
      /'AccountName' does not refer/,
    )
  })

  it('a table that the product does not have', () => {
    assert.match(defender('DnsEvents | take 1').problems.join(), /DnsEvents/)
    assert.deepEqual(sentinel('DnsEvents | take 1').problems, [])
  })

  it('two statements, and a literal that is not closed', () => {
    assert.match(defender('DeviceEvents\n\nDeviceInfo').problems.join(), /2 statements instead of one/)
    assert.notDeepEqual(defender('DeviceEvents | where RemoteUrl == "a" b"').problems, [])
  })

  it('SPL that would mean less, or something else', () => {
    const tstats = (rest: string, options = 'fillnull_value="unknown" ') =>
      splProblems(`| tstats ${options}count from datamodel=${rest}`).join()
    const dns = 'Network_Resolution.DNS where earliest=-30d@d latest=now'
    assert.equal(tstats(`${dns} DNS.query="a" by DNS.src`), '')
    assert.match(tstats(`${dns} DNS.query="a" by DNS.src`, ''), /fillnull_value/)
    assert.match(tstats(`${dns} DNS.process_name="a" by DNS.src`), /has no field process_name/)
    assert.match(tstats(`${dns} DNS.query="*" by DNS.src`), /matches everything/)
    assert.match(tstats(`${dns} DNS.query="a" by DNS.src | where query="A"`), /no command where/)
    assert.match(tstats(`${dns} DNS.query="a" by DNS.src | sort 0 - lastTime`), /no field lastTime/)
    assert.match(tstats(`${dns} DNS.query=\`m\` by DNS.src`), /unexpected/)
    assert.match(tstats('Nothing.Here where earliest=-30d@d latest=now X.y="a" by X.y'), /no CIM dataset/)
  })

  it('Sigma that another reader would refuse or read differently', () => {
    const rule = readFileSync(join(root, 'sighting-domain/sigma.yml'), 'utf8')
    assert.match(sigmaProblems(rule.replace(/^id: .*/m, 'id: 7')).join(), /id/)
    assert.match(sigmaProblems(rule.replace('|endswith', '|ends')).join(), /selection_below/)
    assert.match(sigmaProblems(rule.replace('1 of selection_*', 'selection')).join(), /names selection/)
    assert.match(sigmaProblems(rule.replace('tlp.clear', 'TLP.CLEAR')).join(), /tags/)
    assert.match(sigmaProblems(rule.replace("'2026-10-14'", '2026-10-14')).join(), /differently/)
    assert.match(sigmaProblems(`${rule}\n---\n${rule}`).join(), /one YAML document/)
  })
})
