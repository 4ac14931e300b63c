import { renderJson, renderMarkdown } from '@huntwire/briefs'
import { type Brief, submittedArticleSchema } from '@huntwire/intel-model'
import { openReader, type Reader } from '@huntwire/reading/reader'
import { lineProblem } from '../batch/line-problem.ts'
import { type LineAnswer, runBatch } from '../batch/run-batch.ts'
import { CommandFailure, type ExitCode, exitCode } from '../exit-code.ts'
import { articleOf, articleOfFile, briefOf } from '../make-brief.ts'
import { parseOptions } from '../parse-options.ts'
import { readInput } from '../read-input.ts'

const formats: Readonly<Record<string, (brief: Brief) => string>> = {
  markdown: renderMarkdown,
  json: renderJson,
  hunts: (brief) => `${JSON.stringify(brief.hunts, null, 2)}\n`,
}

const formatsToCome = ['stix', 'misp', 'navigator', 'sigma', 'csv']

/** `brief [FILE|-]`: the brief of one article; `brief --batch`: one submitted article a line, one brief a line. */
export async function brief(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, {
    batch: { type: 'boolean' },
    url: { type: 'string' },
    format: { type: 'string', default: 'markdown' },
  })
  const render = formatNamed(values.format)
  const reader = openReader()
  try {
    if (!values.batch) return await briefOfFile(positionals, values.url ?? null, { reader, render })
    if (positionals.length > 0)
      throw new CommandFailure(exitCode.usage, 'brief --batch reads stdin, no files')
    return await runBatch({ input: process.stdin, output: process.stdout, answer: answerLine(reader) })
  } finally {
    await reader.close()
  }
}

async function briefOfFile(
  names: readonly string[],
  url: string | null,
  { reader, render }: { readonly reader: Reader; readonly render: (brief: Brief) => string },
): Promise<ExitCode> {
  const [name = '-', ...others] = names
  if (others.length > 0)
    throw new CommandFailure(exitCode.usage, 'brief reads one article; for many, use --batch')
  const read = await articleOfFile(await readInput(name), url, reader)
  if (!read.ok) throw new CommandFailure(exitCode.badInput, `${name}: ${read.reason}`)
  process.stdout.write(render(briefOf(read.article)))
  return exitCode.done
}

function formatNamed(name: string): (brief: Brief) => string {
  const render = Object.hasOwn(formats, name) ? formats[name] : undefined
  if (render !== undefined) return render
  const known = Object.keys(formats).join(', ')
  const reason = formatsToCome.includes(name) ? 'is not there yet in this version' : 'is no format'
  throw new CommandFailure(exitCode.usage, `--format ${name} ${reason}; there are ${known}`)
}

function answerLine(reader: Reader): (json: unknown) => Promise<LineAnswer> {
  return async (json) => {
    const submission = submittedArticleSchema.safeParse(json)
    if (!submission.success) return lineProblem(json, submission.error)
    const read = await articleOf(submission.data, reader)
    return read.ok ? { ok: true, value: briefOf(read.article) } : { ok: false, reason: read.reason }
  }
}
