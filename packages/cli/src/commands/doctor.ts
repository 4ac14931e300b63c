import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openSqliteEventLogReadOnly } from '@huntwire/event-log/sqlite'
import { engine } from '@huntwire/knowledge'
import { loadSources } from '@huntwire/service-ingest'
import { pipelineGroups } from '@huntwire/service-runtime'
import { briefsFile, embeddedPrefix } from '../embedded/data-files.ts'
import { readRunFile } from '../embedded/run-file.ts'
import { type ExitCode, exitCode } from '../exit-code.ts'
import { kafkaIsConfigured, openKafkaFromEnvironment } from '../kafka-from-environment.ts'
import { parseOptions } from '../parse-options.ts'

type Finding = {
  readonly ok: boolean
  readonly subject: string
  readonly words: string
  readonly code?: ExitCode
}

/** `doctor`: what works, what does not, and what to do about it. */
export async function doctor(args: readonly string[]): Promise<ExitCode> {
  const { values } = parseOptions(args, {
    data: { type: 'string', default: './data' },
    sources: { type: 'string' },
  })
  const findings = [
    nodeFinding(),
    { ok: true, subject: 'engine', words: `${engine.version}, derivation ${engine.derivation}` },
    ...(values.sources === undefined ? [] : sourcesFindings(values.sources)),
    ...(kafkaIsConfigured()
      ? [...(await kafkaFindings()), ...(await redisFindings())]
      : await dataFindings(values.data)),
  ]
  for (const { ok, subject, words } of findings) {
    process.stdout.write(`${ok ? 'ok  ' : 'BAD '} ${subject.padEnd(10)} ${words}\n`)
  }
  return findings.find((finding) => !finding.ok)?.code ?? exitCode.done
}

function nodeFinding(): Finding {
  const major = Number(process.versions.node.split('.')[0])
  return major >= 24
    ? { ok: true, subject: 'node', words: process.version }
    : { ok: false, subject: 'node', words: `${process.version}; 24 or newer is needed`, code: exitCode.usage }
}

function sourcesFindings(path: string): readonly Finding[] {
  const { sources, problems } = loadSources(path)
  if (problems.length === 0) return [{ ok: true, subject: 'sources', words: `${sources.length} in ${path}` }]
  return problems.map((words) => ({ ok: false, subject: 'sources', words, code: exitCode.usage }))
}

async function kafkaFindings(): Promise<readonly Finding[]> {
  const { log, prefix } = await openKafkaFromEnvironment()
  try {
    const findings: Finding[] = []
    for (const { group, topics } of pipelineGroups(prefix)) {
      const lag = await log.lag(group, topics)
      const behind = [...lag].map(([topic, records]) => `${topic} ${records} behind`).join(', ')
      findings.push({ ok: true, subject: 'kafka', words: `${group}: ${behind}` })
    }
    return findings
  } catch (error) {
    const words = `${error instanceof Error ? error.message : error}; is it up, and did "huntwire provision" run?`
    return [{ ok: false, subject: 'kafka', words, code: exitCode.unreachable }]
  } finally {
    await log.close()
  }
}

async function redisFindings(): Promise<readonly Finding[]> {
  const url = process.env['HUNTWIRE_REDIS_URL']
  if (!url) return []
  const { openRedisIngestState } = await import('@huntwire/ingest-state/redis')
  const state = await openRedisIngestState({ url, claimTtlMs: 1_000 })
  try {
    return (await state.healthy())
      ? [{ ok: true, subject: 'redis', words: 'answers' }]
      : [
          {
            ok: false,
            subject: 'redis',
            words: 'does not answer: is it up, is the URL right?',
            code: exitCode.unreachable,
          },
        ]
  } finally {
    await state.close()
  }
}

async function dataFindings(data: string): Promise<readonly Finding[]> {
  const instance = readRunFile(data)
  const running =
    instance === null
      ? 'nothing runs on it'
      : `process ${instance.pid} runs on it, http://localhost:${instance.port}`
  if (!existsSync(join(data, briefsFile))) {
    return [{ ok: true, subject: 'data', words: `${data} is empty: "huntwire start" fills it` }]
  }
  const log = openSqliteEventLogReadOnly({ directory: data })
  try {
    let behind = 0
    for (const { group, topics } of pipelineGroups(embeddedPrefix)) {
      for (const records of (await log.lag(group, topics)).values()) behind += records
    }
    return [{ ok: true, subject: 'data', words: `${data}: ${running}; ${behind} records on their way` }]
  } finally {
    await log.close()
  }
}
