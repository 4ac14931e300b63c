import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freePort } from '../compose/free-port.ts'
import { eventually, finished, inDirectory, startProgram } from './run-huntwire.ts'

const services = ['ingest', 'classify', 'hunt-generation', 'publish'] as const
const away = { HUNTWIRE_KAFKA_BROKERS: '127.0.0.1:1', HUNTWIRE_REDIS_URL: 'redis://127.0.0.1:1' }

for (const service of services) {
  const program = `services/${service}/src/main.ts`

  test(`${service} names every wrong setting at once and starts nothing`, async () => {
    await inDirectory(async (cwd) => {
      const env = {
        HUNTWIRE_PORT: 'many',
        HUNTWIRE_LOG_LEVEL: 'loud',
        HUNTWIRE_KAFKA_SASL_PASSWORD: 'secret-word',
        HUNTWIRE_CONCURRENCY: '0',
      }
      const ended = await finished(startProgram(program, [], { cwd, env }))
      assert.equal(ended.code, 2)
      for (const name of [
        'HUNTWIRE_PORT',
        'HUNTWIRE_LOG_LEVEL',
        'HUNTWIRE_KAFKA_BROKERS',
        'HUNTWIRE_CONCURRENCY',
      ]) {
        assert.ok(ended.stderr.includes(name), `${name} in ${ended.stderr}`)
      }
      assert.doesNotMatch(ended.stderr, /secret-word/)
    })
  })

  test(`${service} prints what it would run with, secrets hidden`, async () => {
    await inDirectory(async (cwd) => {
      const env = {
        ...away,
        HUNTWIRE_KAFKA_SASL_MECHANISM: 'plain',
        HUNTWIRE_KAFKA_SASL_USERNAME: 'me',
        HUNTWIRE_KAFKA_SASL_PASSWORD: 'secret-word',
      }
      const ended = await finished(startProgram(program, ['--print-config'], { cwd, env }))
      assert.equal(ended.code, 0, ended.stderr)
      assert.match(ended.stdout, /^HUNTWIRE_KAFKA_BROKERS=127\.0\.0\.1:1$/m)
      assert.match(ended.stdout, /^HUNTWIRE_KAFKA_SASL_PASSWORD=\*\*\*$/m)
      assert.doesNotMatch(ended.stdout, /secret-word/)
    })
  })

  test(`${service} without its dependencies is alive, says that it is not ready, and stops with 0`, async () => {
    await inDirectory(async (cwd) => {
      const port = await freePort()
      const child = startProgram(program, [], { cwd, env: { ...away, HUNTWIRE_PORT: String(port) } })
      const ended = finished(child)
      const ready = await eventually(async () => {
        const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null)
        return answer === null ? null : { status: answer.status, text: await answer.text() }
      })
      assert.equal(ready.status, 503)
      assert.match(ready.text, /"ready":false/)
      assert.equal((await fetch(`http://127.0.0.1:${port}/livez`)).status, 200)
      child.kill('SIGTERM')
      assert.equal((await ended).code, 0)
    })
  })
}
