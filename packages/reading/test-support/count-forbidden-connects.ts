import { createServer } from 'node:http'
import {
  type AddressInfo,
  createServer as createTcpServer,
  type LookupFunction,
  type Server,
  Socket,
} from 'node:net'
import { openFetcher } from '../src/fetching/open-fetcher.ts'
import { forbiddenAnswers, forbiddenUrls } from './forbidden-spellings.ts'

export type SpellingResult = {
  /** What was asked for. */
  readonly way: string
  readonly refused: boolean
  /** Addresses that a connection was begun to, other than the listeners that lead there. */
  readonly connects: readonly string[]
}

/** An address outside; nothing listens there that this machine could reach. */
const outside = '93.184.215.14'

/**
 * Asks for every forbidden spelling directly, by redirect from an allowed origin, by names that resolve inside and by a
 * name whose answer changes between two requests. Every connection that the process begins is seen at the socket.
 */
export async function countForbiddenConnects(): Promise<{
  readonly results: readonly SpellingResult[]
  /** Connections seen when a name on the allow-list is asked: proof that they are seen. */
  readonly control: readonly string[]
}> {
  const trap = createTcpServer((socket) => socket.destroy())
  const redirector = createServer((request, response) => {
    const target = decodeURIComponent((request.url ?? '').slice('/?to='.length))
    // Bytes beyond ASCII go out as UTF-8, as servers send them.
    response.writeHead(302, { location: Buffer.from(target).toString('latin1') }).end()
  })
  await Promise.all([listen(trap), listen(redirector)])
  const [trapPort, origin] = [portOf(trap), `http://127.0.0.1:${portOf(redirector)}`]
  const spy = spyOnConnects()
  const results: SpellingResult[] = []
  try {
    for (const url of forbiddenUrls.map((spelling) => spelling.replaceAll('PORT', String(trapPort)))) {
      results.push(await ask(url, url, [outside]))
      const escaped = encodeURIComponent(url.trim().replace(/[\t\n]/g, ''))
      results.push(await ask(`redirect to ${url}`, `${origin}/?to=${escaped}`, [outside]))
    }
    for (const answer of forbiddenAnswers)
      results.push(
        await ask(`name with ${answer.join(' and ')}`, `http://blog.example.net:${trapPort}/`, answer),
      )
    results.push(await rebind())
    return { results, control: await askAllowedName() }
  } finally {
    spy.restore()
    trap.close()
    redirector.closeAllConnections()
    redirector.close()
  }

  async function ask(way: string, url: string, answer: readonly string[]): Promise<SpellingResult> {
    const fetcher = openFetcher({ allowed: [origin], lookup: answering(() => answer), timeoutMs: 2_000 })
    spy.take()
    const fetched = await fetcher.fetch(url)
    await fetcher.close()
    return { way, refused: fetched.kind === 'refused', connects: spy.take().filter(isForbidden) }
  }

  /** First a public answer, then loopback: each connection is judged by the answer it is made with. */
  async function rebind(): Promise<SpellingResult> {
    let asked = 0
    const lookup = answering(() => (asked++ === 0 ? [outside] : ['127.0.0.1']))
    const fetcher = openFetcher({
      lookup,
      timeoutMs: 300,
      pace: { sideBySide: 2, gapMs: 0 },
    })
    const url = `http://rebind.example.net:${trapPort}/`
    await fetcher.fetch(url)
    spy.take()
    const fetched = await fetcher.fetch(url)
    await fetcher.close()
    return { way: 'rebinding', refused: fetched.kind === 'refused', connects: spy.take() }
  }

  async function askAllowedName(): Promise<readonly string[]> {
    const name = `http://allowed.example.net:${trapPort}`
    const fetcher = openFetcher({ allowed: [name], lookup: answering(() => ['127.0.0.1']), timeoutMs: 2_000 })
    spy.take()
    await fetcher.fetch(`${name}/`)
    await fetcher.close()
    return spy.take()
  }

  function isForbidden(address: string): boolean {
    return address !== `127.0.0.1:${portOf(redirector)}`
  }
}

function answering(answer: () => readonly string[]): LookupFunction {
  return (_host, _options, callback) =>
    callback(
      null,
      answer().map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
}

/** Sees every connection at the moment a socket begins it, whoever asked for it. */
function spyOnConnects() {
  const original = Socket.prototype.connect
  let begun: string[] = []
  const spy = {
    take(): readonly string[] {
      const taken = begun
      begun = []
      return taken
    },
    restore(): void {
      Socket.prototype.connect = original
    },
  }
  // Names reach the socket only after the look-up; what it then connects to comes as `lookup`'s answer.
  Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
    const note = (address: string, port: unknown) => {
      begun.push(`${address}:${port}`)
    }
    const [first] = args.flat()
    const target = typeof first === 'object' && first !== null ? first : {}
    if ('host' in target && /^[\d.]+$|:/.test(String(target.host)))
      note(String(target.host), 'port' in target ? target.port : '')
    this.on('connectionAttempt', note)
    return Reflect.apply(original, this, args)
  } as typeof original
  return spy
}

async function listen(server: Server): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server does not listen')
  return address.port
}
