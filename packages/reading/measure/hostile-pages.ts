/**
 * Reads pages made to hurt a reader while another thread keeps a core busy; each must be answered within three seconds:
 * `node packages/reading/measure/hostile-pages.ts`.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Worker } from 'node:worker_threads'
import { openFetcher } from '../src/fetching/open-fetcher.ts'
import { openReader } from '../src/reader/open-reader.ts'
import { hostilePages } from './pages/hostile-pages.ts'

const bar = 3_000
const busy = Array.from({ length: 2 }, () => new Worker('for (;;);', { eval: true }))
const reader = openReader()
let slowest = 0

for (const [name, build] of Object.entries(hostilePages)) {
  const bytes = Buffer.from(`<!doctype html>${build()}`)
  await answer(name, bytes, 'text/html; charset=utf-8')
}
await endlessStream()
await reader.close()
await Promise.all(busy.map((worker) => worker.terminate()))
console.log(`slowest ${Math.round(slowest)} ms, RSS ${Math.round(process.memoryUsage().rss / 1_048_576)} MiB`)
process.exitCode = slowest <= bar ? 0 : 1

async function answer(name: string, bytes: Uint8Array, contentType: string): Promise<void> {
  const megabytes = (bytes.length / 1_048_576).toFixed(1)
  const started = performance.now()
  const document = await reader.readDocument(bytes, { url: 'https://a.example/x', contentType })
  const took = performance.now() - started
  slowest = Math.max(slowest, took)
  const result =
    'read' in document ? `${document.read.method}, body ${document.read.body.length}` : document.kind
  const notes = 'read' in document ? document.read.notes.join('; ') : ''
  console.log(`${String(Math.round(took)).padStart(5)} ms  ${name} (${megabytes} MiB): ${result}  ${notes}`)
}

/** A server that never ends its answer: the fetcher's cap ends it. */
async function endlessStream(): Promise<void> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    const piece = '<p>The operators waited two days before they moved on, and nobody noticed it.</p>'.repeat(
      1_000,
    )
    const write = (): void => {
      while (!response.destroyed && response.write(piece));
    }
    response.on('drain', write)
    write()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const url = `http://127.0.0.1:${address.port}/`
  const started = performance.now()
  const fetcher = openFetcher({ allowed: [url.slice(0, -1)] })
  const fetched = await fetcher.fetch(url)
  await fetcher.close()
  const took = performance.now() - started
  slowest = Math.max(slowest, took)
  console.log(`${String(Math.round(took)).padStart(5)} ms  endless stream: ${fetched.kind}`)
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}
