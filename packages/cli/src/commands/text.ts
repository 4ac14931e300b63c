import { mainText, type ReadArticle } from '@huntwire/reading'
import { openReader, type Reader } from '@huntwire/reading/reader'
import { z } from 'zod'
import { lineProblem } from '../batch/line-problem.ts'
import { type LineAnswer, runBatch } from '../batch/run-batch.ts'
import { CommandFailure, type ExitCode, exitCode } from '../exit-code.ts'
import { parseOptions } from '../parse-options.ts'
import { readInput } from '../read-input.ts'

const lineSchema = z.object({ id: z.string(), html: z.string(), url: z.string().nullish() })

/** `text FILE`: the text of a page or report and what it says of itself; `text --batch`: one page a line. */
export async function text(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, { batch: { type: 'boolean' }, url: { type: 'string' } })
  const reader = openReader()
  try {
    if (!values.batch) return await textOfFile(reader, positionals, values.url ?? null)
    if (positionals.length > 0 || values.url !== undefined)
      throw new CommandFailure(exitCode.usage, 'text --batch reads stdin: no files, no --url')
    return await runBatch({ input: process.stdin, output: process.stdout, answer: answerLine(reader) })
  } finally {
    await reader.close()
  }
}

async function textOfFile(reader: Reader, names: readonly string[], url: string | null): Promise<ExitCode> {
  const [name = '-', ...others] = names
  if (others.length > 0)
    throw new CommandFailure(exitCode.usage, 'text reads one file; for many, use --batch')
  const document = await reader.readDocument(await readInput(name), { url })
  if (document.kind === 'unreadable')
    throw new CommandFailure(exitCode.badInput, `${name}: ${document.reason}`)
  const read =
    document.kind === 'submission' ? await reader.readSubmission(document.submission) : document.read
  process.stdout.write(`${JSON.stringify(textOf(read), null, 2)}\n`)
  return exitCode.done
}

function answerLine(reader: Reader): (json: unknown) => LineAnswer | Promise<LineAnswer> {
  return async (json) => {
    const line = lineSchema.safeParse(json)
    if (!line.success) return lineProblem(json, line.error)
    const { id, html, url } = line.data
    return { ok: true, value: { id, ...textOf(await reader.readHtml(html, { url: url ?? null })) } }
  }
}

/** The fields of a text, main and body as plain text. */
function textOf(read: ReadArticle): object {
  const { title, author, published, language, canonical, body, method, notes } = read
  return { title, author, published, language, canonical, main: mainText(read), body, method, notes }
}
