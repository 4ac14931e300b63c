import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { type Dialect, dialects, huntModelSchema } from '@huntwire/intel-model'
import { testArticle } from '../../test/support/article.ts'
import { draftOf } from '../../test/support/draft.ts'
import { emitAll } from './emit-all.ts'
import { refusalText } from './emit-result.ts'

const root = join(import.meta.dirname, '../../test/conformance')

const suffix: Readonly<Record<Dialect, string>> = {
  splunk: 'spl',
  'splunk-raw': 'spl',
  defender: 'kql',
  sentinel: 'kql',
  sigma: 'yml',
  esql: 'esql',
}

/** One folder a meaning (`model.json`), one file a dialect: its whole text, or `<dialect>.refused.txt` with the reason. */
for (const name of readdirSync(root).sort())
  describe(name, () => {
    const model = huntModelSchema.parse(JSON.parse(readFileSync(join(root, name, 'model.json'), 'utf8')))
    const emissions = emitAll(draftOf(model), testArticle)
    for (const dialect of dialects)
      it(dialect, () => {
        const emitted = emissions[dialect]
        const text = emitted.ok ? emitted.text : refusalText(emitted.unsupported)
        const file = join(root, name, `${dialect}.${emitted.ok ? suffix[dialect] : 'refused.txt'}`)
        const other = join(root, name, `${dialect}.${emitted.ok ? 'refused.txt' : suffix[dialect]}`)
        assert.ok(!existsSync(other), `${other} stands against what the dialect says now: ${text}`)
        assert.equal(`${text}\n`, readFileSync(file, 'utf8'))
      })
  })
