import assert from 'node:assert/strict'
import { createServer, type Server, type Socket } from 'node:net'
import { describe, it } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { type Claim, type IngestState, StateUnavailable } from '@huntwire/ingest-state'
import { openRedisIngestState, type RedisConnection } from '@huntwire/ingest-state/redis'

/* A server on loopback that speaks as much of RESP as a case needs, for days that a real Redis does not have on demand. */

const refusals = [
  'LOADING Redis is loading the dataset in memory',
  "READONLY You can't write against a read only replica.",
  "OOM command not allowed when used memory > 'maxmemory'.",
  'MISCONF Redis is configured to save RDB snapshots, but it is currently unable to persist to disk.',
  "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.",
  'BUSY Redis is busy running a script.',
  'NOREPLICAS Not enough good replicas to write.',
  'CLUSTERDOWN The cluster is down',
  'NOAUTH Authentication required.',
  'NOPERM this user has no permissions to run the command',
  'DENIED Redis is running in protected mode because protected mode is enabled and no password is set',
  'ERR max number of clients reached',
]

describe('what a Redis that is not well answers', () => {
  for (const refusal of refusals)
    it(`${refusal.split(' ', 2).join(' ')} …: unavailable at once with these words, back when it is over`, () =>
      withServer(async (server) => {
        server.answer = () => `-${refusal}\r\n`
        await withState(server, async ({ state, said }) => {
          await refused(state, refusal)
          server.answer = wellAnswer
          await back(state)
          assert.deepEqual(
            said.map(({ kind }) => kind),
            ['lost', 'connected'],
          )
        })
      }))

  it('half an answer, then the connection ends: unavailable at once, back by itself', () =>
    withServer(async (server) => {
      await withState(server, async ({ state }) => {
        server.answer = (_command, socket) => {
          socket.end('*1\r\n$100\r\nabc')
          return ''
        }
        await refused(state, '', 150)
        server.answer = wellAnswer
        await back(state)
      })
    }))

  it('bytes that are no RESP: unavailable, back by itself', () =>
    withServer(async (server) => {
      await withState(server, async ({ state }) => {
        server.answer = () => 'HTTP/1.1 400 Bad Request\r\n\r\n'
        await refused(state, '')
        server.answer = wellAnswer
        await back(state)
      })
    }))

  it('an answer of another form: unavailable, not misread', () =>
    withServer(async (server) => {
      await withState(server, async ({ state }) => {
        for (const odd of [':1\r\n', '*0\r\n', '*1\r\n:5\r\n', '*2\r\n$-1\r\n$-1\r\n', '$3\r\nabc\r\n']) {
          server.answer = (command) => (command === 'EVAL' ? odd : wellAnswer(command))
          await refused(state, 'not an answer Redis gives')
        }
      })
    }))

  it('connections that are taken and never answered: fails in time, again and again, and is closed in time', () =>
    withServer(async (server) => {
      const silent = new Set<Socket>()
      server.answer = (_command, socket) => {
        silent.add(socket)
        return ''
      }
      const opened = performance.now()
      await withState(server, async ({ state, said }) => {
        assert.ok(performance.now() - opened < 2_000)
        while (performance.now() < opened + 1_500) await refused(state, '')
        assert.deepEqual(
          said.map(({ kind }) => kind),
          ['lost'],
        )
        // The silent sockets were given up for new ones: a host that vanished is not waited for.
        assert.ok(server.connections > 1, `${server.connections} connection`)
        server.answer = (command, socket) => (silent.has(socket) ? '' : wellAnswer(command))
        await back(state)
      })
    }))

  it('late answers to calls that were given up are not taken for those of later calls', () =>
    withServer(async (server) => {
      await withState(server, async ({ state }) => {
        server.answer = (command, socket) => {
          if (command !== 'EVAL') return wellAnswer(command)
          setTimeout(() => socket.write(oneClaim('["late",0,"9"]\n"late"')), 450)
          return ''
        }
        await refused(state, '')
        server.answer = (command) =>
          command === 'EVAL' ? oneClaim('["new",0,"1"]\n"new"') : wellAnswer(command)
        await back(state)
        assert.deepEqual(await state.claim([claim]), [
          { kind: 'taken', by: { topic: 'new', partition: 0, offset: '1' }, note: 'new' },
        ])
      })
    }))

  it('one call, one script, whatever its size; calls of one turn share theirs', () =>
    withServer(async (server) => {
      await withState(server, async ({ state }) => {
        const evals: number[] = []
        server.answer = (command, _socket, args) => {
          if (command !== 'EVAL') return wellAnswer(command)
          evals.push(Number(args[2]))
          return `*${args[2]}\r\n${'$-1\r\n'.repeat(Number(args[2]))}`
        }
        await Promise.all(Array.from({ length: 30 }, () => state.claim([claim, claim])))
        await state.claim(Array.from({ length: 3_000 }, () => claim))
        assert.deepEqual(evals, [60, 3_000])
      })
    }))
})

describe('settings', () => {
  for (const url of ['', 'localhost:6379', 'http://localhost', 'redis://', 'redis://h/db', 'redis://h/1/2'])
    it(`refuses the URL ${JSON.stringify(url)} without repeating it`, () =>
      assert.rejects(openRedisIngestState({ url, claimTtlMs: 1 }), (error: Error) => {
        assert.match(error.message, /redis:\/\/host:6379/)
        return error instanceof TypeError
      }))
})

type TestServer = {
  readonly port: number
  answer: (command: string, socket: Socket, args: readonly string[]) => string
  connections: number
}

function wellAnswer(command: string): string {
  return command === 'EVAL' ? '*1\r\n$-1\r\n' : '+OK\r\n'
}

function oneClaim(value: string): string {
  return `*1\r\n$${value.length}\r\n${value}\r\n`
}

async function withServer(work: (server: TestServer) => Promise<void>): Promise<void> {
  const sockets = new Set<Socket>()
  const listener = createServer((socket) => {
    sockets.add(socket)
    test.connections += 1
    socket.setEncoding('latin1')
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    let unread = ''
    socket.on('data', (chunk) => {
      unread += chunk
      for (let read = readCommand(unread); read !== null; read = readCommand(unread)) {
        unread = unread.slice(read.length)
        const answer = test.answer((read.args[0] ?? '').toUpperCase(), socket, read.args)
        if (answer !== '') socket.write(answer)
      }
    })
  })
  const test: TestServer = { port: await listen(listener), answer: wellAnswer, connections: 0 }
  try {
    await work(test)
  } finally {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => listener.close(resolve))
  }
}

/** The first whole command (an array of bulk strings) and how long it is; null when it is not all there. */
function readCommand(text: string): { readonly args: readonly string[]; readonly length: number } | null {
  const head = /^\*(\d+)\r\n/.exec(text)
  if (head === null) return null
  let at = head[0].length
  const args: string[] = []
  for (let index = 0; index < Number(head[1]); index += 1) {
    const lineEnd = text.indexOf('\r\n', at)
    if (lineEnd === -1) return null
    const size = Number(text.slice(at + 1, lineEnd))
    if (text.length < lineEnd + 2 + size + 2) return null
    args.push(text.slice(lineEnd + 2, lineEnd + 2 + size))
    at = lineEnd + 2 + size + 2
  }
  return { args, length: at }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      assert.ok(address !== null && typeof address === 'object')
      resolve(address.port)
    })
  })
}

type Observed = { readonly state: IngestState; readonly said: readonly RedisConnection[] }

async function withState(server: TestServer, work: (observed: Observed) => Promise<void>): Promise<void> {
  const said: RedisConnection[] = []
  const state = await openRedisIngestState({
    url: `redis://127.0.0.1:${server.port}`,
    claimTtlMs: 60_000,
    commandTimeoutMs: 300,
    connectTimeoutMs: 300,
    onConnection: (connection) => said.push(connection),
  })
  try {
    await work({ state, said })
  } finally {
    const closing = performance.now()
    await state.close()
    assert.ok(performance.now() - closing < 1_000)
  }
}

async function refused(state: IngestState, words: string, withinMs = 700): Promise<void> {
  const asked = performance.now()
  await assert.rejects(state.claim([claim]), (error: Error) => {
    assert.ok(error.message.includes(words), `${error.message} does not say ${words}`)
    return error instanceof StateUnavailable
  })
  assert.ok(performance.now() - asked < withinMs)
}

async function back(state: IngestState): Promise<void> {
  const giveUpAt = performance.now() + 3_000
  while (!(await state.healthy())) {
    assert.ok(performance.now() < giveUpAt, 'did not come back by itself')
    await delay(30)
  }
  await state.claim([claim])
}

const claim: Claim = {
  epoch: 'e',
  name: 'n',
  owner: { topic: 't', partition: 0, offset: '1' },
  note: '',
}
