import { DependencyUnavailable } from '@huntwire/event-log'
import { encodeSubmission } from '@huntwire/events'
import { articleIdOf, type SubmittedArticle } from '@huntwire/intel-model'
import { canonicalUrl, documentToSubmission } from '@huntwire/reading'
import { openReader } from '@huntwire/reading/reader'
import { z } from 'zod'
import { askInstance } from '../embedded/ask-instance.ts'
import { readRunFile } from '../embedded/run-file.ts'
import { CommandFailure, type ExitCode, exitCode } from '../exit-code.ts'
import { kafkaIsConfigured, openKafkaFromEnvironment } from '../kafka-from-environment.ts'
import { parseOptions } from '../parse-options.ts'
import { readInput } from '../read-input.ts'

/** Publishes one submission and returns its article id. */
type Submit = (submission: SubmittedArticle) => Promise<string>

/** `submit [FILE…|-]`: hands articles to the cluster that the environment names, else to the instance on --data. */
export async function submit(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, {
    data: { type: 'string', default: './data' },
    url: { type: 'string' },
  })
  const names = positionals.length === 0 ? ['-'] : positionals
  if (values.url !== undefined && names.length > 1) {
    throw new CommandFailure(exitCode.usage, '--url goes with one article')
  }
  return kafkaIsConfigured()
    ? await submitToKafka(names, values.url ?? null)
    : await submitAll(names, values.url ?? null, submitToInstance(values.data))
}

async function submitAll(names: readonly string[], url: string | null, submitOne: Submit): Promise<ExitCode> {
  const { close, readDocument } = openReader()
  let bad = 0
  for (const name of names) {
    try {
      const document = await documentToSubmission(await readInput(name), { url, readDocument })
      if (!document.ok) throw new CommandFailure(exitCode.badInput, `${name}: ${document.reason}`)
      process.stdout.write(`${await submitOne(document.submission)}\n`)
    } catch (error) {
      if (!(error instanceof CommandFailure) || error.code !== exitCode.badInput) throw error
      process.stderr.write(`huntwire: ${error.message}\n`)
      bad += 1
    }
  }
  await close()
  return bad === 0 ? exitCode.done : exitCode.badInput
}

function submitToInstance(data: string): Submit {
  const instance = readRunFile(data)
  if (instance === null) {
    const message = `nothing runs on ${data}: start it with "huntwire start", name another --data, or set HUNTWIRE_KAFKA_BROKERS`
    throw new CommandFailure(exitCode.unreachable, message)
  }
  return async (submission) => {
    const answer = await askInstance(instance, '/articles', submission)
    return z.object({ articleId: z.string() }).parse(answer).articleId
  }
}

async function submitToKafka(names: readonly string[], url: string | null): Promise<ExitCode> {
  const { log, prefix } = await openKafkaFromEnvironment()
  try {
    return await submitAll(names, url, async (submission) => {
      const canonical = canonicalUrl(submission.url)
      if (!canonical.ok) throw new CommandFailure(exitCode.badInput, `url: ${canonical.reason}`)
      const articleId = articleIdOf(canonical.url)
      await log.publish([encodeSubmission({ articleId, submission, source: '/huntwire/command', prefix })])
      return articleId
    })
  } catch (error) {
    if (!(error instanceof DependencyUnavailable)) throw error
    throw new CommandFailure(exitCode.unreachable, error.message, { cause: error })
  } finally {
    await log.close()
  }
}
