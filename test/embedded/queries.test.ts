import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { queryChecker } from '@huntwire/hunts/verify'
import { type Brief, briefSchema, type Dialect } from '@huntwire/intel-model'
import { huntwire, inDirectory } from './run-huntwire.ts'

const checked: readonly Dialect[] = ['splunk', 'splunk-raw', 'defender', 'sentinel', 'sigma']

describe('the hunts of the bundled samples', () => {
  let briefs: readonly Brief[] = []

  before(async () => {
    await inDirectory(async (cwd) => {
      const ended = await huntwire(['start', '--once'], { cwd })
      assert.equal(ended.code, 0, ended.stderr)
      briefs = briefsIn(join(cwd, 'out', 'briefs'))
    })
    assert.equal(briefs.length, 16)
  })

  it('are queries that the parser of their language accepts', () => {
    const problemsOf = queryChecker()
    const counts = new Map<Dialect, number>()
    for (const { title, hunts } of briefs)
      for (const hunt of hunts)
        for (const dialect of checked) {
          const query = hunt.queries[dialect]
          if (!('text' in query)) continue
          counts.set(dialect, (counts.get(dialect) ?? 0) + 1)
          assert.deepEqual(problemsOf(dialect, query.text), [], `${dialect} of "${hunt.title}" in "${title}"`)
        }
    for (const dialect of checked) assert.ok((counts.get(dialect) ?? 0) >= 30, dialect)
  })

  it('seek what the brief holds to be hostile, and nothing else', () => {
    for (const { title, hunts, observables, vulnerabilities } of briefs) {
      const hostile = observables.filter(({ role }) => role === 'indicator').map(({ value }) => value)
      const about = vulnerabilities.filter((one) => one.about).map(({ id }) => id)
      for (const { model } of hunts) {
        assert.ok(model.form === 'sighting')
        for (const { values } of [model, ...(model.alsoKnownAs ?? [])])
          for (const value of values)
            assert.ok([...hostile, ...about].includes(value), `${value} in "${title}"`)
      }
    }
  })

  it('do not look at computers for spyware of a phone', () => {
    const spyware = briefs.find(({ url }) => url.endsWith('/pewtermoth'))
    const types = spyware?.hunts.map(({ model }) => (model.form === 'sighting' ? model.observableType : null))
    assert.deepEqual(types, ['domain-name', 'url', 'ipv4-addr'])
  })
})

function briefsIn(directory: string): readonly Brief[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .map((name) => briefSchema.parse(JSON.parse(readFileSync(join(directory, name), 'utf8'))))
}
