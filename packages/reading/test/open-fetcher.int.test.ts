import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, LookupFunction } from 'node:net'
import { after, before, beforeEach, test } from 'node:test'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { type FetcherOptions, type FetchRequest, openFetcher } from '../src/fetching/open-fetcher.ts'

const text = 'Operators rented a server. '.repeat(40)

type Answer = (request: IncomingMessage, response: ServerResponse) => void
const answers: Readonly<Record<string, Answer>> = {
  '/plain': (request, response) => {
    if (request.headers['if-none-match'] === '"v1"') return response.writeHead(304).end()
    return response.writeHead(200, { etag: '"v1"', 'content-type': 'text/html' }).end(text)
  },
  '/gzip': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(text)),
  '/br': (_, response) => response.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync(text)),
  '/zstd': (_, response) =>
    response.writeHead(200, { 'content-encoding': 'zstd' }).end(zstdCompressSync(text)),
  '/deflate': (_, response) =>
    response.writeHead(200, { 'content-encoding': 'deflate' }).end(deflateSync(text)),
  '/raw-deflate': (_, response) =>
    response.writeHead(200, { 'content-encoding': 'deflate' }).end(deflateRawSync(text)),
  '/twice': (_, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip, br' }).end(brotliCompressSync(gzipSync(text))),
  '/not-gzip': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(text),
  '/broken': (_, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(text).subarray(0, 30)),
  '/bomb': (_, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(40_000_000))),
  '/large': (_, response) => response.writeHead(200).end(Buffer.alloc(2_000_000)),
  '/endless': (_, response) => {
    response.writeHead(200)
    const timer = setInterval(() => response.write('x'.repeat(100)), 20)
    response.on('close', () => clearInterval(timer))
  },
  '/silent': () => {},
  '/moved': (_, response) => response.writeHead(301, { location: '/plain#part' }).end(),
  '/away': (_, response) => response.writeHead(302, { location: '/plain' }).end(),
  '/circle': (_, response) => response.writeHead(302, { location: '/circle#again' }).end(),
  '/to-file': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/to-metadata': (_, response) =>
    response.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end(),
  '/to-other-port': (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
  '/missing': (_, response) => response.writeHead(404).end(),
  '/gone': (_, response) => response.writeHead(410).end(),
  '/busy': (_, response) => response.writeHead(503, { 'retry-after': '120' }).end(),
  '/busy-until': (_, response) =>
    response.writeHead(429, { 'retry-after': 'Fri, 15 May 2026 08:01:00 GMT' }).end(),
  '/closed': (_, response) => response.writeHead(403).end(),
  '/challenge': (_, response) => response.writeHead(403, { 'cf-mitigated': 'challenge' }).end(),
  '/wall': (request, response) =>
    request.headers.cookie === 'seen=1'
      ? response.end(text)
      : response.writeHead(302, { location: '/wall', 'set-cookie': 'seen=1; Path=/' }).end(),
}

let requests: IncomingMessage[] = []
const server = createServer((request, response) => {
  requests.push(request)
  const hops = /^\/hop\/(\d+)$/.exec(request.url ?? '')?.[1]
  if (hops !== undefined) return void response.writeHead(302, { location: `/hop/${Number(hops) + 1}` }).end()
  const answer = answers[request.url ?? '']
  if (answer === undefined) return void response.writeHead(500).end()
  answer(request, response)
})
let origin = ''

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  requests = []
})

async function fetchOnce(url: string, options: FetcherOptions = {}, request: FetchRequest = {}) {
  const fetcher = openFetcher(options)
  try {
    return await fetcher.fetch(url, request)
  } finally {
    await fetcher.close()
  }
}

function fetchInside(path: string, options: FetcherOptions = {}, request: FetchRequest = {}) {
  return fetchOnce(`${origin}${path}`, { allowed: [origin], ...options }, request)
}

test('fetches a page, says who asks, and asks conditionally the next time', async () => {
  const page = await fetchInside('/plain')
  assert.equal(page.kind, 'page')
  if (page.kind !== 'page') return
  assert.equal(Buffer.from(page.bytes).toString(), text)
  assert.equal(page.contentType, 'text/html')
  assert.deepEqual(page.validators, { etag: '"v1"', lastModified: null })
  assert.match(requests[0]?.headers['user-agent'] ?? '', /^Huntwire\b/)
  assert.deepEqual(await fetchInside('/plain', {}, { validators: page.validators }), { kind: 'not-modified' })
})

test('undoes every compression, also a mislabelled one', async () => {
  for (const path of ['/gzip', '/br', '/zstd', '/deflate', '/raw-deflate', '/twice', '/not-gzip']) {
    const page = await fetchInside(path)
    assert.equal(page.kind === 'page' && Buffer.from(page.bytes).toString(), text, path)
  }
})

test('stops at the caps on bytes and time', async () => {
  const reasonOf = async (path: string, timeoutMs = 10_000) => {
    const page = await fetchInside(path, { maxBytes: 1_000_000, timeoutMs })
    return page.kind === 'refused' ? page.reason : page.kind
  }
  assert.equal(await reasonOf('/bomb'), 'oversize')
  assert.equal(await reasonOf('/large'), 'oversize')
  assert.equal(await reasonOf('/broken'), 'undecodable')
  const started = performance.now()
  assert.equal(await reasonOf('/endless', 300), 'failed')
  assert.equal(await reasonOf('/silent', 300), 'failed')
  assert.ok(performance.now() - started < 3_000)
})

test('follows redirects and remembers the permanent ones', async () => {
  const moved = await fetchInside('/moved')
  assert.equal(moved.kind === 'page' && moved.movedTo, `${origin}/plain`)
  const away = await fetchInside('/away')
  assert.equal(away.kind === 'page' && away.movedTo, null)
  assert.equal(away.kind === 'page' && away.url, `${origin}/plain`)
  for (const path of ['/circle', '/hop/1']) {
    const page = await fetchInside(path)
    assert.equal(page.kind === 'refused' && page.reason, 'unreadable', path)
  }
})

test('says what a status means', async () => {
  const clock = () => Date.parse('2026-05-15T08:00:00Z')
  assert.equal((await fetchInside('/missing')).kind, 'gone')
  assert.equal((await fetchInside('/gone')).kind, 'gone')
  const busy = await fetchInside('/busy')
  assert.equal(busy.kind === 'retry-later' && busy.afterMs, 120_000)
  const later = await fetchInside('/busy-until', { clock })
  assert.equal(later.kind === 'retry-later' && later.afterMs, 60_000)
  const closed = await fetchInside('/closed')
  assert.equal(closed.kind === 'refused' && closed.reason, 'blocked')
  const puzzle = await fetchInside('/challenge')
  assert.match(puzzle.kind === 'refused' ? puzzle.message : '', /challenge for browsers \(Cloudflare\)/)
})

test('a cookie set on the way goes back to its own host only, and lasts for one chain', async () => {
  const walled = await fetchInside('/wall')
  assert.equal(walled.kind, 'page')
  assert.deepEqual(
    requests.map((request) => request.headers.cookie),
    [undefined, 'seen=1'],
  )
  requests = []
  await fetchInside('/plain')
  assert.equal(requests[0]?.headers.cookie, undefined)
})

test('one connection serves many requests, and closing ends it', async () => {
  const fetcher = openFetcher({ allowed: [origin] })
  for (let i = 0; i < 20; i++) assert.equal((await fetcher.fetch(`${origin}/plain`)).kind, 'page')
  assert.equal(new Set(requests.map((request) => request.socket.remotePort)).size <= 2, true)
  await fetcher.close()
  assert.equal((await fetcher.fetch(`${origin}/plain`)).kind, 'failed')
})

test('a host that asks for patience is left alone by all requests', async () => {
  const fetcher = openFetcher({ allowed: [origin] })
  assert.equal((await fetcher.fetch(`${origin}/busy`)).kind, 'retry-later')
  const next = await fetcher.fetch(`${origin}/plain`)
  assert.ok(next.kind === 'retry-later' && next.afterMs !== null && next.afterMs > 110_000)
  assert.match(next.message, /asked for patience; it is asked again in 1\d\d s/)
  assert.equal(requests.length, 1)
  await fetcher.close()
})

test('a fetch that is no longer wanted ends at once, also while it waits for its turn', async () => {
  const fetcher = openFetcher({ allowed: [origin] })
  const controller = new AbortController()
  const running = fetcher.fetch(`${origin}/silent`, { signal: controller.signal })
  setTimeout(() => controller.abort(), 50)
  const stopped = await running
  assert.match(stopped.kind === 'failed' ? stopped.message : '', /stopped before/)
  const late = await fetcher.fetch(`${origin}/plain`, { signal: controller.signal })
  assert.equal(late.kind, 'failed')
  await fetcher.close()
})

test('a proxy is asked for what is outside; what is inside is refused before the proxy hears of it', async () => {
  const heard: string[] = []
  const proxy = createServer((request, response) => {
    heard.push(request.url ?? '')
    response.end('through the proxy')
  })
  proxy.on('connect', (request, socket) => {
    heard.push(request.url ?? '')
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const http = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
  const lookup: LookupFunction = (host, _options, callback) => {
    if (host.startsWith('unknown'))
      return callback(Object.assign(new Error(host), { code: 'ENOTFOUND' }), '', 0)
    callback(null, [{ address: host.startsWith('inside') ? '10.0.0.1' : '93.184.215.14', family: 4 }])
  }
  const options = { proxies: { http }, lookup, pace: { sideBySide: 2, gapMs: 0 } }
  for (const host of ['outside.example.net', 'unknown.example.net']) {
    const page = await fetchOnce(`http://${host}/a`, options)
    assert.equal(page.kind === 'page' && Buffer.from(page.bytes).toString(), 'through the proxy', host)
  }
  const before = heard.length
  for (const url of [
    'http://inside.example.net/',
    'http://10.0.0.1/',
    'http://localhost/',
    'https://[::1]/',
  ]) {
    const page = await fetchOnce(url, options)
    assert.equal(page.kind === 'refused' && page.reason, 'forbidden-url', url)
  }
  assert.equal(heard.length, before)
  const secure = await fetchOnce('https://outside.example.net/', options)
  assert.equal(secure.kind, 'failed')
  assert.equal(heard.at(-1), 'outside.example.net:443')
  const direct = await fetchInside('/plain', options)
  assert.equal(direct.kind, 'page')
  proxy.closeAllConnections()
  proxy.close()
})

test('a redirect to a forbidden place is not followed, whatever origin is allowed', async () => {
  for (const path of ['/to-file', '/to-metadata', '/to-other-port']) {
    const page = await fetchInside(path)
    assert.equal(page.kind === 'refused' && page.reason, 'forbidden-url', path)
  }
})

test('without the allow-list loopback is never connected to', async () => {
  const { port } = server.address() as AddressInfo
  const hosts = [
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f.1',
    '0177.1',
    '[::ffff:127.0.0.1]',
    'localhost',
    '0',
  ]
  for (const host of hosts) {
    const page = await fetchOnce(`http://${host}:${port}/plain`)
    assert.equal(page.kind === 'refused' && page.reason, 'forbidden-url', host)
  }
  const elsewhere = await fetchOnce(`${origin}/plain`, {
    allowed: ['http://127.0.0.1:1', 'https://127.0.0.1'],
  })
  assert.equal(elsewhere.kind, 'refused')
  assert.equal(requests.length, 0)
})

test('a public name that resolves inside is refused when connecting, also when only one address does', async () => {
  const { port } = server.address() as AddressInfo
  const answering =
    (addresses: readonly string[]): LookupFunction =>
    (_host, _options, callback) =>
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )
  for (const addresses of [['127.0.0.1'], ['::1'], ['::ffff:127.0.0.1'], ['93.184.215.14', '127.0.0.1']]) {
    const page = await fetchOnce(`http://blog.example.net:${port}/plain`, { lookup: answering(addresses) })
    assert.equal(page.kind === 'refused' && page.reason, 'forbidden-url', addresses.join())
  }
  assert.equal(requests.length, 0)
})

test('a name that does not exist and a closed port fail in words', async () => {
  const nowhere: LookupFunction = (host, _options, callback) =>
    callback(Object.assign(new Error(host), { code: 'ENOTFOUND' }), '', 0)
  const unknown = await fetchOnce('http://nowhere.example.net/', { lookup: nowhere })
  assert.match(unknown.kind === 'failed' ? unknown.message : '', /does not exist/)
  const closed = await fetchOnce('http://127.0.0.1:1/', { allowed: ['http://127.0.0.1:1'] })
  assert.match(closed.kind === 'failed' ? closed.message : '', /refuses the connection/)
})
