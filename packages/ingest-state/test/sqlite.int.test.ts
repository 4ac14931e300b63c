import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, describe, it } from 'node:test'
import { type Claim, StateUnavailable } from '@huntwire/ingest-state'
import { ingestStateContract } from '@huntwire/ingest-state/contract'
import { openSqliteIngestState } from '@huntwire/ingest-state/sqlite'

const folder = mkdtempSync(join(tmpdir(), 'ingest-state-'))
after(() => rmSync(folder, { recursive: true }))
const start = 1_779_000_000_000
let clock = start

ingestStateContract({
  name: 'sqlite',
  shortTtlMs: 1_000,
  open: ({ space, ...lifetimes }) =>
    openSqliteIngestState({ path: join(folder, `${space}.sqlite`), ...lifetimes, now: () => clock }),
  passTime: async (ms) => {
    clock += ms
  },
})

describe('sqlite: its own', () => {
  it('deletes expired claims', async () => {
    const path = join(folder, 'trim.sqlite')
    let now = start
    const state = await openSqliteIngestState({ path, claimTtlMs: 1_000, now: () => now })
    await state.claim([claimOf('a'), claimOf('b')])
    now += 3_600_000
    await state.claim([claimOf('c')])
    const reader = new DatabaseSync(path, { readOnly: true })
    assert.equal(reader.prepare('SELECT count(*) AS n FROM claim').get()?.['n'], 1)
    reader.close()
    await state.close()
  })

  it('waits for another writer, but not for long, and goes on when it is done', async () => {
    const path = join(folder, 'locked.sqlite')
    const state = await openSqliteIngestState({ path, claimTtlMs: 1_000, now: () => start })
    const other = new DatabaseSync(path)
    other.exec('BEGIN IMMEDIATE')
    const asked = performance.now()
    await assert.rejects(state.claim([claimOf('a')]), { name: 'StateUnavailable', message: /locked/ })
    assert.ok(performance.now() - asked < 1_500)
    assert.equal(await state.healthy(), false)
    other.exec('ROLLBACK')
    other.close()
    assert.deepEqual(await state.claim([claimOf('a')]), [{ kind: 'mine', again: false }])
    assert.equal(await state.healthy(), true)
    await state.close()
  })

  it('a batch that fails claims nothing', async () => {
    const path = join(folder, 'whole.sqlite')
    const state = await openSqliteIngestState({ path, claimTtlMs: 1_000, now: () => start })
    const other = new DatabaseSync(path)
    other.exec('INSERT INTO claim VALUES (\'["e","b"]\', \'foreign\', 9e15)')
    await assert.rejects(state.claim([claimOf('a'), claimOf('b')]), /not one of ours/)
    assert.equal(other.prepare('SELECT count(*) AS n FROM claim').get()?.['n'], 1)
    other.close()
    await state.close()
  })

  it('says which file it cannot use', async () => {
    const noDatabase = join(folder, 'text.sqlite')
    writeFileSync(
      noDatabase,
      'these bytes are no database, and there are more than sixteen of them'.repeat(9),
    )
    for (const path of [noDatabase, join(folder, 'missing-folder', 'x.sqlite')])
      await assert.rejects(
        openSqliteIngestState({ path, claimTtlMs: 1_000, now: () => start }),
        (error) => error instanceof StateUnavailable && error.message.includes(path),
      )
  })

  it('works in memory only', async () => {
    const state = await openSqliteIngestState({ path: ':memory:', claimTtlMs: 1_000, now: () => start })
    assert.deepEqual(await state.claim([claimOf('a')]), [{ kind: 'mine', again: false }])
    await state.close()
  })
})

function claimOf(name: string): Claim {
  return { epoch: 'e', name, owner: { topic: 't', partition: 0, offset: '1' }, note: '' }
}
