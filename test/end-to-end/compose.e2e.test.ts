import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type DeadLetter, type EventLog, readDeadLetter } from '@huntwire/event-log'
import { openKafkaEventLog } from '@huntwire/event-log/kafka'
import { topicName } from '@huntwire/events'
import { articleIdOf } from '@huntwire/intel-model'
import kafkajs from 'kafkajs'
import { badSubmissions } from '../compose/bad-submissions.ts'
import { type ComposeProject, composeProject, stageServices } from '../compose/compose-project.ts'
import { type ForeignProducer, type ForeignRecord, foreignProducer } from '../compose/foreign-producer.ts'
import { waitUntil } from '../compose/wait-until.ts'

const submitted = topicName('article-submitted')
const deadLetters = 'huntwire.ingest.dead-letter'
const article = (name: string) => ({
  url: `https://news.example/${name}`,
  title: `Report ${name}`,
  source: 'Example News',
  published: '2026-05-15T08:00:00Z',
  text: `Actors exploit CVE-2024-3400 on edge devices.\nThe loader beacons to c2-${name}[.]evil-updates[.]com.`,
})
const idOf = (name: string) => articleIdOf(article(name).url)

describe('docker compose up --build', () => {
  let project: ComposeProject
  let log: EventLog
  let producer: ForeignProducer
  let failed = false

  before(async () => {
    project = await composeProject('e2e')
    await project.remove()
    try {
      await project.up({ classify: 3 })
      await project.healthy()
    } catch (error) {
      failed = true
      throw error
    }
    log = openKafkaEventLog({ brokers: [project.broker], clientId: 'e2e' })
    producer = await foreignProducer(project.broker)
  })

  afterEach((context) => {
    failed ||= 'passed' in context && context.passed === false
  })

  after(async () => {
    if (failed) process.stderr.write(await project.logs(['kafka', 'redis', 'provision', ...stageServices]))
    await producer?.close()
    await log?.close()
    await project.remove()
  })

  it('runs every service without root on a read-only root', async () => {
    const all = await project.containers()
    const stages = all.filter(({ service }) => stageServices.some((name) => name === service))
    assert.equal(stages.length, 6)
    for (const { user, readOnly } of stages)
      assert.deepEqual({ user, readOnly }, { user: 'node', readOnly: true })
    assert.equal(all.find(({ service }) => service === 'provision')?.exitCode, 0)
  })

  it('shares the partitions of classify among its three replicas', async () => {
    const kafka = new kafkajs.Kafka({ brokers: [project.broker], logLevel: kafkajs.logLevel.NOTHING })
    const admin = kafka.admin()
    await admin.connect()
    const { groups } = await admin.describeGroups(['huntwire.classify'])
    await admin.disconnect()
    const shares = groups[0]?.members.map(
      ({ memberAssignment }) =>
        kafkajs.AssignerProtocol.MemberAssignment.decode(memberAssignment)?.assignment[
          topicName('article-ingested')
        ],
    )
    assert.deepEqual(shares?.map((partitions) => partitions?.length).sort(), [2, 2, 2])
  })

  it('makes a brief of an article that comes over HTTP, and shows it', async () => {
    const answer = await post(article('http'))
    assert.equal(answer.status, 202)
    assert.deepEqual(await answer.json(), { articleId: idOf('http') })
    const brief = await briefOf('http')
    assert.equal(brief['title'], 'Report http')
    assert.deepEqual(brief['sources'], [
      { name: 'Example News', url: article('http').url, published: '2026-05-15T08:00:00.000Z' },
    ])
    const { items } = await objectOf(await fetch(`${project.pageUrl}/briefs`))
    assert.ok(Array.isArray(items) && items.some((item) => item.id === idOf('http')))
    for (const path of ['/', `/brief/${idOf('http')}`]) {
      const page = await fetch(`${project.pageUrl}${path}`)
      assert.equal(page.status, 200)
      assert.match(page.headers.get('content-type') ?? '', /^text\/html/)
      assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/)
      assert.doesNotMatch(page.headers.get('content-security-policy') ?? '', /unsafe/)
      assert.match(await page.text(), /Report http/)
    }
  })

  it('makes a brief of bare JSON in a record without a key', async () => {
    await producer.send(submitted, 1, [recordOf('kafka')])
    assert.equal((await briefOf('kafka'))['title'], 'Report kafka')
  })

  it('keeps each bad record as a dead letter and handles the next one within a second', async () => {
    const oversize = Buffer.from(JSON.stringify({ ...article('oversize'), text: 'a '.repeat(10_000_000) }))
    const cases = [
      ...badSubmissions('e2e'),
      { name: '20 MB body', value: oversize, headers: {}, reason: 'oversize' as const },
    ]
    for (const [index, { name, value, headers, reason }] of cases.entries()) {
      const after = `after-${index}`
      const bad = {
        key: Buffer.from(`any key ${index}`),
        value,
        headers: { ...headers, 'x-own': Buffer.from([0, 255]) },
      }
      const [at] = await producer.send(submitted, 2, [bad, recordOf(after)])
      const letter = await waitUntil(`the dead letter of ${name}`, { withinMs: 20_000 }, async () =>
        (await allDeadLetters()).find(({ origin }) => origin.offset === at?.offset && origin.partition === 2),
      )
      assert.equal(letter.reason, reason, name)
      assert.deepEqual(letter.origin, { ...at, timestamp: letter.origin.timestamp }, name)
      assert.deepEqual(letter.coordinates, at, name)
      assert.deepEqual(bytesOf(letter.value), bytesOf(value), name)
      assert.deepEqual(bytesOf(letter.key), bytesOf(bad.key), name)
      assert.deepEqual(ownHeaders(letter), Object.entries(bad.headers), name)
      assert.ok(letter.message.length > 10, `${name} says why: ${letter.message}`)
      await briefOf(after)
      const handledAt = await ingestedAt(after)
      assert.ok(
        handledAt - letter.lastFailureAt < 1_000,
        `${name}: next after ${handledAt - letter.lastFailureAt} ms`,
      )
    }
    assert.equal((await allDeadLetters()).length, cases.length)
  })

  it('answers bad input over HTTP with 4xx and the reason, and makes no dead letter of it', async () => {
    const before = (await allDeadLetters()).length
    const { url: _, ...withoutUrl } = article('no-url')
    for (const [status, answer] of [
      [400, await post('{"url":')],
      [400, await post(withoutUrl)],
      [400, await post('')],
      [400, await post({ ...article('x'), url: 'no url' })],
      [400, await post({ ...article('x'), url: 'file:///etc/passwd' })],
      [400, await post({ url: 'http://169.254.169.254/latest' })],
      [401, await post(article('x'), { authorization: 'Bearer wrong' })],
      [401, await post(article('x'), { authorization: '' })],
      [413, await post({ ...article('x'), text: 'a '.repeat(10_000_000) })],
      [415, await post(article('x'), { 'content-type': 'text/plain' })],
    ] as const) {
      const body = JSON.stringify(await objectOf(answer))
      assert.equal(answer.status, status, body)
      assert.match(body, /^{"error":{"reason":".{10,}"}}$/)
    }
    await sleep(2_000)
    assert.equal((await allDeadLetters()).length, before)
  })

  it('pauses while Redis is away and goes on by itself', async () => {
    await project.compose('stop', 'redis')
    await unready(project.intakeUrl)
    await producer.send(submitted, 0, [recordOf('redis-away')])
    await sleep(5_000)
    assert.equal((await fetch(`${project.pageUrl}/briefs/${idOf('redis-away')}`)).status, 404)
    const before = (await allDeadLetters()).length
    await project.compose('start', 'redis')
    await ready(project.intakeUrl)
    await briefOf('redis-away')
    assert.equal((await allDeadLetters()).length, before)
    assert.equal(await pausesSaid('ingest', 'state'), 1)
  })

  it('pauses while Kafka is away, answers what it can, and goes on by itself', async () => {
    await project.compose('stop', 'kafka')
    await Promise.all([unready(project.intakeUrl), unready(project.pageUrl)])
    assert.equal((await fetch(`${project.pageUrl}/briefs/${idOf('http')}`)).status, 200)
    const refused = await post(article('kafka-away'))
    assert.equal(refused.status, 503)
    assert.ok(refused.headers.get('retry-after'))
    await project.compose('start', 'kafka')
    await Promise.all([ready(project.intakeUrl), ready(project.pageUrl)])
    assert.equal((await post(article('kafka-back'))).status, 202)
    await briefOf('kafka-back')
  })

  it('ends with 0 on SIGTERM, within the grace', async () => {
    const startedAt = Date.now()
    await project.compose('stop', ...stageServices)
    assert.ok(Date.now() - startedAt < 25_000)
    const all = await project.containers()
    const stages = all.filter(({ service }) => stageServices.some((name) => name === service))
    assert.deepEqual(
      stages.map(({ name, status, exitCode }) => ({ name, status, exitCode })),
      stages.map(({ name }) => ({ name, status: 'exited', exitCode: 0 })),
    )
  })

  function post(body: object | string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(`${project.intakeUrl}/articles`, {
      method: 'POST',
      headers: { authorization: `Bearer ${project.token}`, 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  }

  function briefOf(name: string): Promise<Readonly<Record<string, unknown>>> {
    return waitUntil(`the brief of ${name}`, { withinMs: 30_000 }, async () => {
      const answer = await fetch(`${project.pageUrl}/briefs/${idOf(name)}`)
      return answer.status === 200 ? await objectOf(answer) : null
    })
  }

  async function allDeadLetters(): Promise<readonly DeadLetter[]> {
    const letters: DeadLetter[] = []
    for await (const record of log.read(deadLetters)) {
      const letter = readDeadLetter(record)
      assert.ok(letter !== null, 'what lies there is a dead letter')
      letters.push(letter)
    }
    return letters
  }

  async function ingestedAt(name: string): Promise<number> {
    for await (const { key, timestamp } of log.read(topicName('article-ingested'))) {
      if (key !== null && Buffer.from(key).toString() === idOf(name)) return timestamp
    }
    throw new Error(`${name} was not ingested`)
  }

  function ready(url: string): Promise<unknown> {
    return waitUntil(
      `${url} to be ready`,
      { withinMs: 60_000 },
      async () => (await fetch(`${url}/readyz`)).status === 200,
    )
  }

  function unready(url: string): Promise<unknown> {
    return waitUntil(
      `${url} not to be ready`,
      { withinMs: 60_000 },
      async () => (await fetch(`${url}/readyz`)).status === 503,
    )
  }

  async function pausesSaid(service: string, dependency: string): Promise<number> {
    const lines = (await project.logs([service], 10_000)).split('\n')
    return lines.filter((line) => line.includes(`paused until ${dependency} is back`)).length
  }
})

function recordOf(name: string): ForeignRecord {
  return { key: null, value: Buffer.from(JSON.stringify(article(name))), headers: {} }
}

async function objectOf(answer: Response): Promise<Readonly<Record<string, unknown>>> {
  const body: unknown = await answer.json()
  assert.ok(typeof body === 'object' && body !== null)
  return Object.fromEntries(Object.entries(body))
}

function bytesOf(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : Buffer.from(bytes).toString('base64')
}

function ownHeaders(letter: DeadLetter): readonly (readonly [string, Buffer | null])[] {
  return letter.headers.map(([name, value]) => [name, value === null ? null : Buffer.from(value)])
}
