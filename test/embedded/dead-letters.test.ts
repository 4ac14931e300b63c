import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { openSqliteEventLog } from '@huntwire/event-log/sqlite'
import { pipelineTopics } from '@huntwire/service-runtime'
import { huntwire, inDirectory } from './run-huntwire.ts'

const garbage = Buffer.from([0x7b, 0xff, 0x00, 0x22])

async function submitGarbage(data: string): Promise<void> {
  const log = openSqliteEventLog({ directory: data, now: Date.now })
  await log.provision(pipelineTopics({ prefix: 'huntwire.', partitions: 3 }))
  await log.publish([
    {
      topic: 'huntwire.article-submitted.v1',
      key: Buffer.from('any'),
      value: garbage,
      headers: [['x-team', garbage]],
    },
  ])
  await log.close()
}

test('what cannot be read is listed, shown to the byte, and replayed', async () => {
  await inDirectory(async (cwd) => {
    await submitGarbage(join(cwd, 'data'))
    const run = await huntwire(['start', '--once'], { cwd })
    assert.equal(run.code, 1)
    assert.match(run.stdout, /dead +1 /)

    const listed = await huntwire(['dlq', 'list'], { cwd })
    assert.equal(listed.code, 0, listed.stderr)
    const [name = '', , reason, origin] = listed.stdout.trimEnd().split('\t')
    assert.match(name, /^ingest:0:\d+$/)
    assert.equal(reason, 'undecodable')
    assert.match(origin ?? '', /^huntwire\.article-submitted\.v1:\d:0$/)

    const shown = JSON.parse((await huntwire(['dlq', 'show', name], { cwd })).stdout)
    assert.equal(shown.value.base64, garbage.toString('base64'))
    assert.deepEqual(shown.headers, [['x-team', { base64: garbage.toString('base64') }]])
    assert.equal(shown.group, 'huntwire.ingest')

    const tried = await huntwire(['dlq', 'replay', name, '--dry-run'], { cwd })
    assert.equal(tried.stdout, `${name} would go to huntwire.ingest.retry.30s\n`)
    const replayed = await huntwire(['dlq', 'replay', name, 'ingest:0:99'], { cwd })
    assert.equal(replayed.code, 1)
    assert.equal(replayed.stdout, `${name} replayed\n`)
    assert.match(replayed.stderr, /no dead letter ingest:0:99/)

    // Replayed with its fault, it is dead again: at once, since a bad record is not worth a retry.
    await huntwire(['start', '--once'], { cwd })
    assert.equal((await huntwire(['dlq', 'list'], { cwd })).stdout.trimEnd().split('\n').length, 2)
  })
})

test('doctor says what is there and what to do', async () => {
  await inDirectory(async (cwd) => {
    const empty = await huntwire(['doctor'], { cwd })
    assert.equal(empty.code, 0)
    assert.match(empty.stdout, /ok {3}data .*is empty/)
    const wrong = await huntwire(['doctor', '--sources', 'none.yaml'], { cwd })
    assert.equal(wrong.code, 2)
    assert.match(wrong.stdout, /BAD {2}sources .*none\.yaml/)
    const away = await huntwire(['doctor'], { cwd, env: { HUNTWIRE_KAFKA_BROKERS: '127.0.0.1:1' } })
    assert.equal(away.code, 3)
    assert.match(away.stdout, /BAD {2}kafka /)
  })
})
