import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countForbiddenConnects } from '../test-support/count-forbidden-connects.ts'

test('no spelling of a forbidden address, no redirect and no answer of a resolver leads to a connection', async () => {
  const { results, control } = await countForbiddenConnects()
  assert.deepEqual(
    results.filter(({ refused, connects }) => !refused || connects.length > 0),
    [],
  )
  assert.ok(results.length > 200)
  assert.ok(control.length > 0, 'connections are seen when there are some')
})
