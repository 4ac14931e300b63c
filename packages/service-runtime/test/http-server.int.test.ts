import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createHttpServer } from '../src/http-server.ts'

test('a client that sends too much gets the answer, whatever it is still sending', async (t) => {
  const server = createHttpServer({
    routes: [
      (app) => {
        app.post('/', { bodyLimit: 1_000 }, async () => 'taken')
      },
    ],
    onError: (error) => assert.fail(String(error)),
  })
  t.after(() => server.close())
  const address = await server.listen({ host: '127.0.0.1', port: 0 })
  for (let round = 0; round < 10; round++) {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify('a '.repeat(5_000_000)),
    })
    assert.equal(answer.status, 413)
    assert.notEqual(answer.headers.get('connection'), 'close')
    assert.match(await answer.text(), /^{"error":{"reason":".+"}}$/)
  }
})
