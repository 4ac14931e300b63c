import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DependencyUnavailable, type OutgoingRecord } from '@huntwire/event-log'
import { maxSubmissionBytes } from '@huntwire/events'
import { articleIdOf } from '@huntwire/intel-model'
import { createHttpServer } from '@huntwire/service-runtime'
import { intakeRoutes } from './intake-routes.ts'

function intake(options: { tokens?: readonly string[]; publish?: () => Promise<void> } = {}) {
  const published: OutgoingRecord[] = []
  const log = {
    publish: async (records: readonly OutgoingRecord[]) => {
      await options.publish?.()
      published.push(...records)
    },
  }
  const routes = intakeRoutes({ log, prefix: 'huntwire.', tokens: options.tokens ?? [], allowed: [] })
  return { published, server: createHttpServer({ routes: [routes], onError: () => undefined }) }
}

const url = 'https://labs.example.net/a'
const post = (
  payload: string | object,
  headers: Record<string, string> = {},
  remoteAddress = '127.0.0.1',
) => ({
  method: 'POST' as const,
  url: '/articles',
  remoteAddress,
  headers: { 'content-type': 'application/json', ...headers },
  payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
})

test('an article is taken and its id answered', async () => {
  const { server, published } = intake()
  const answer = await server.inject(post({ url, text: 'A' }))
  assert.equal(answer.statusCode, 202)
  assert.deepEqual(answer.json(), { articleId: articleIdOf(url) })
  assert.equal(published.length, 1)
})

test('a structured CloudEvent is taken too', async () => {
  const { server, published } = intake()
  const event = {
    specversion: '1.0',
    id: '1',
    source: 's',
    type: 'huntwire.article-submitted.v1',
    data: { url, text: 'A' },
  }
  const answer = await server.inject(post(event, { 'content-type': 'application/cloudevents+json' }))
  assert.equal(answer.statusCode, 202)
  assert.equal(published.length, 1)
})

const refused = [
  { name: 'no JSON', payload: '{', status: 400 },
  { name: 'nothing', payload: '', status: 400 },
  { name: 'no url', payload: { title: 'A' }, status: 400 },
  { name: 'a URL that is none', payload: { url: 'nonsense', text: 'A' }, status: 400 },
  { name: 'a file URL', payload: { url: 'file:///etc/passwd', text: 'A' }, status: 400 },
  { name: 'a loopback page', payload: { url: 'http://localhost/' }, status: 400 },
  { name: 'too many bytes', payload: ' '.repeat(maxSubmissionBytes + 1), status: 413 },
] as const

for (const { name, payload, status } of refused) {
  test(`refuses ${name} with a reason, and publishes nothing`, async () => {
    const { server, published } = intake()
    const answer = await server.inject(post(payload))
    assert.equal(answer.statusCode, status)
    assert.equal(typeof answer.json().error.reason, 'string')
    assert.deepEqual(published, [])
  })
}

test('a form, as another site could make a browser send it, is refused', async () => {
  const { server } = intake()
  assert.equal(
    (await server.inject(post({ url, text: 'A' }, { 'content-type': 'text/plain' }))).statusCode,
    415,
  )
})

test('without a token only this machine may submit', async () => {
  const { server } = intake()
  assert.equal((await server.inject(post({ url, text: 'A' }, {}, '203.0.113.9'))).statusCode, 403)
  assert.equal((await server.inject(post({ url, text: 'A' }, {}, '::1'))).statusCode, 202)
})

test('with tokens, one of them is needed', async () => {
  const { server } = intake({ tokens: ['first-token', 'second-token'] })
  const as = (authorization: string) =>
    server.inject(post({ url, text: 'A' }, { authorization }, '203.0.113.9'))
  assert.equal((await server.inject(post({ url, text: 'A' }))).statusCode, 401)
  assert.equal((await as('Bearer wrong')).statusCode, 401)
  assert.equal((await as('Bearer second-token')).statusCode, 202)
})

test('a log that is away is 503, to be tried again', async () => {
  const { server } = intake({ publish: () => Promise.reject(new DependencyUnavailable('kafka', 'away')) })
  const answer = await server.inject(post({ url, text: 'A' }))
  assert.equal(answer.statusCode, 503)
  assert.ok(answer.headers['retry-after'])
})
