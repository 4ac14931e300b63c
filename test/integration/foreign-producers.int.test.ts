import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type EventLog, groupTopicSpecs, type ReceivedRecord } from '@huntwire/event-log'
import { openKafkaEventLog } from '@huntwire/event-log/kafka'
import { decodeSubmission, provisionedTopics, topicName } from '@huntwire/events'
import {
  dockerMissing,
  type KafkaContainer,
  startKafka,
} from '../../packages/event-log/test/kafka-container.ts'
import { batchCodecs } from './foreign-producers/batch-codecs.ts'
import { type Batch, batchesOf, codecs } from './foreign-producers/batches.ts'
import { runProgram } from './foreign-producers/run-program.ts'
import { go, kcat, pythonIn, type Tool } from './foreign-producers/tools.ts'

/* Producers that are not ours, as the README shows them, against a real broker: whatever they send decodes. */

const folder = mkdtempSync(join(tmpdir(), 'foreign-producers-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const examples = fileURLToPath(new URL('../../docs/producers', import.meta.url))
const programs = fileURLToPath(new URL('./foreign-producers', import.meta.url))
const topic = topicName('article-submitted')
const partitions = 3

const withoutDocker = await dockerMissing()
const python = await toolUnlessSkipped(() =>
  pythonIn(join(folder, 'venv'), join(examples, 'requirements.txt')),
)
const kcatTool = await toolUnlessSkipped(kcat)
const goTool = await toolUnlessSkipped(go)

describe('foreign producers', { skip: withoutDocker ?? false }, () => {
  let kafka: KafkaContainer
  let log: EventLog
  before(async () => {
    kafka = await startKafka()
    log = openKafkaEventLog({ brokers: [kafka.broker], clientId: 'foreign-producers-test' })
    const submitted = provisionedTopics({ prefix: 'huntwire.', partitions }).filter(
      ({ name }) => name === topic,
    )
    await log.provision(submitted)
  })
  after(async () => {
    await log.close()
    await kafka.remove()
  })

  describe('the examples of the documentation, in every codec', () => {
    it('Python', { skip: reasonOf(python) }, () =>
      runsInEveryCodec(['https://cert.example/reports/2026/parcel-lure'], (env) =>
        runProgram(commandOf(python), [join(examples, 'submit.py')], { env }),
      ),
    )

    it('Go', { skip: reasonOf(goTool) }, async () => {
      const program = join(folder, 'submit')
      await runProgram(commandOf(goTool), ['build', '-o', program, '.'], { cwd: examples })
      await runsInEveryCodec(['https://cert.example/reports/2026/build-server'], (env) =>
        runProgram(program, [], { env }),
      )
    })

    it('kcat', { skip: reasonOf(kcatTool) }, async () => {
      const input = await readFile(join(examples, 'articles.jsonl'), 'utf8')
      const urls = ['backup-wiper', 'mail-gateway'].map((name) => `https://cert.example/reports/2026/${name}`)
      await runsInEveryCodec(urls, (env) => runProgram('sh', [join(examples, 'kcat.sh')], { input, env }))
    })

    for (const [name, tool, args] of [
      ['Python', python, [join(examples, 'submit.py')]],
      ['kcat', kcatTool, [join(examples, 'kcat.sh')]],
    ] as const)
      it(`${name} says that there is no broker, and fails`, { skip: reasonOf(tool) }, () => {
        const env = { KAFKA_BROKERS: '127.0.0.1:1' }
        const command = name === 'kcat' ? 'sh' : commandOf(tool)
        return assert.rejects(
          runProgram(command, args, { env, input: '{"url":"https://a.example/"}\n' }),
          /broker/i,
        )
      })
  })

  describe('every codec with no key, a wrong key, foreign headers, binary and structured CloudEvents', () => {
    it('Python (librdkafka)', { skip: reasonOf(python) }, () =>
      arrives('python', async (batches) => {
        const args = [join(programs, 'produce.py'), kafka.broker]
        await runProgram(commandOf(python), args, { input: linesOf(batches) })
      }),
    )

    it('Go (franz-go)', { skip: reasonOf(goTool) }, () =>
      arrives('go', async (batches) => {
        const program = join(folder, 'produce')
        await runProgram(commandOf(goTool), ['build', '-o', program, '.'], { cwd: programs })
        await runProgram(program, [kafka.broker], { input: linesOf(batches) })
      }),
    )

    it('kcat', { skip: reasonOf(kcatTool) }, () =>
      arrives('kcat', async (batches) => {
        for (const batch of batches)
          await runProgram(commandOf(kcatTool), kcatArgs(kafka.broker, batch), {
            input: `${batch.values.join('\n')}\n`,
          })
      }),
    )

    it('Java (the client of Kafka itself)', () =>
      arrives('java', async (batches) => {
        for (const codec of codecs) {
          const lines = batches.filter((batch) => batch.codec === codec).flatMap(javaLines)
          await kafka.exec(['bash', '-c', javaCommand(codec, lines)])
        }
      }))
  })

  it('a group of ours gets every one of them', { timeout: 60_000 }, async () => {
    const group = 'foreign-producers-test'
    await log.provision(groupTopicSpecs(group, { partitions, sourceMaxMessageBytes: 1_048_576 }))
    const waiting = new Set<string>()
    for (const record of await everything()) waiting.add(coordinatesOf(record))
    assert.ok(waiting.size > 0)
    const problems: string[] = []
    const all = Promise.withResolvers<void>()
    const consumption = await log.consume({
      group,
      topics: [topic],
      stage: 'test',
      version: '0',
      handler: async (record) => {
        const decoded = decodeSubmission(record)
        if (!decoded.ok) problems.push(decoded.message)
        waiting.delete(coordinatesOf(record))
        if (waiting.size === 0) all.resolve()
        return { kind: 'skip', reason: 'already-processed' }
      },
    })
    await all.promise
    await consumption.stop()
    assert.deepEqual(problems, [])
  })

  async function everything(): Promise<readonly ReceivedRecord[]> {
    const records: ReceivedRecord[] = []
    for await (const record of log.read(topic)) records.push(record)
    return records
  }

  async function runsInEveryCodec(
    urls: readonly string[],
    run: (env: Readonly<Record<string, string>>) => Promise<unknown>,
  ): Promise<void> {
    for (const codec of codecs) await run({ KAFKA_BROKERS: kafka.broker, KAFKA_COMPRESSION: codec })
    const batches = await batchCodecs(kafka, topic, partitions)
    const submitted = (await everything()).map((record) => ({ record, article: decodedArticle(record) }))
    for (const url of urls) {
      const ours = submitted.filter(({ article }) => article.url === url)
      const arrivedIn = ours.map(({ record }) => batches.get(`${record.partition}:${record.offset}`))
      assert.deepEqual(arrivedIn.sort(), [...codecs].sort())
      for (const { article } of ours) assert.ok((article.text ?? '').length > 100)
    }
  }

  async function arrives(
    client: string,
    publish: (batches: readonly Batch[]) => Promise<void>,
  ): Promise<void> {
    const { batches, articles } = batchesOf(client, topic)
    await publish(batches)
    const codecOf = await batchCodecs(kafka, topic, partitions)
    const ours = (await everything())
      .map((record) => ({ record, article: decodedArticle(record) }))
      .filter(({ article }) => article.url.startsWith(`https://foreign.example/${client}/`))
    assert.deepEqual(ours.map(({ article }) => article).sort(byUrl), articles.toSorted(byUrl))
    for (const { record, article } of ours) {
      const codec = codecOf.get(`${record.partition}:${record.offset}`)
      assert.equal(article.url.split('/')[4], codec, `${article.url} came in a batch with codec ${codec}`)
    }
  }
})

function decodedArticle(record: ReceivedRecord) {
  const decoded = decodeSubmission(record)
  assert.ok(decoded.ok, `${coordinatesOf(record)}: ${decoded.ok ? '' : decoded.message}`)
  return decoded.submission
}

function coordinatesOf(record: ReceivedRecord): string {
  return `${record.partition}:${record.offset}`
}

function byUrl(one: { readonly url: string }, other: { readonly url: string }): number {
  return one.url < other.url ? -1 : 1
}

function linesOf(batches: readonly Batch[]): string {
  return batches.map((batch) => `${JSON.stringify(batch)}\n`).join('')
}

function kcatArgs(broker: string, batch: Batch): readonly string[] {
  const key = batch.key === null ? [] : ['-k', batch.key]
  const headers = batch.headers.flatMap(([name, value]) => ['-H', `${name}=${value}`])
  return ['-P', '-b', broker, '-t', batch.topic, '-z', batch.codec, '-X', 'linger.ms=200', ...key, ...headers]
}

/** `headers TAB key TAB value`, as the console producer reads it. */
function javaLines(batch: Batch): readonly string[] {
  const headers = batch.headers.map(([name, value]) => `${name}=${value}`).join(',') || javaNull
  return batch.values.map((value) => `${headers}\t${batch.key ?? javaNull}\t${value}\n`)
}

const javaNull = 'NULL'

function javaCommand(codec: string, lines: readonly string[]): string {
  const input = Buffer.from(lines.join('')).toString('base64')
  const reader = [
    'parse.headers=true',
    'parse.key=true',
    'headers.key.separator==',
    `null.marker=${javaNull}`,
  ]
  const properties = reader.map((property) => `--reader-property ${property}`).join(' ')
  const producer = `/opt/kafka/bin/kafka-console-producer.sh --bootstrap-server localhost:19092 --topic ${topic}`
  return `set -o pipefail; echo ${input} | base64 -d | ${producer} --compression-codec ${codec} ${properties}`
}

async function toolUnlessSkipped(prepare: () => Promise<Tool>): Promise<Tool> {
  return withoutDocker === null ? prepare() : { kind: 'missing', reason: withoutDocker }
}

function reasonOf(tool: Tool): string | false {
  return tool.kind === 'ready' ? false : tool.reason
}

function commandOf(tool: Tool): string {
  assert.ok(tool.kind === 'ready')
  return tool.command
}
