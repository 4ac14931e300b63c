import { once } from 'node:events'
import { setFlagsFromString } from 'node:v8'
import { type Feed, FeedUnreadable, readFeed } from '@huntwire/reading'
import { z } from 'zod'
import { lineProblem } from '../batch/line-problem.ts'
import { type LineAnswer, runBatch } from '../batch/run-batch.ts'
import { CommandFailure, type ExitCode, exitCode } from '../exit-code.ts'
import { parseOptions } from '../parse-options.ts'
import { readInput } from '../read-input.ts'

const lineSchema = z.object({
  id: z.string(),
  base64: z.base64(),
  contentType: z.string().nullish(),
  baseUrl: z.union([z.url(), z.literal('')]).nullish(),
})

/** `feed FILE`: what a feed holds, and what is wrong with it; `feed --batch`: one feed a line, in Base64. */
export async function feed(args: readonly string[]): Promise<ExitCode> {
  // What is read of a feed stays until it is printed: room for short-lived objects (up to 130 MB by default) is wasted.
  setFlagsFromString('--semi-space-growth-factor=1')
  const { values, positionals } = parseOptions(args, {
    batch: { type: 'boolean' },
    'content-type': { type: 'string' },
    'base-url': { type: 'string' },
  })
  if (values.batch) {
    if (positionals.length > 0) throw new CommandFailure(exitCode.usage, 'feed --batch reads stdin, no files')
    return await runBatch({ input: process.stdin, output: process.stdout, answer: answerLine })
  }
  const [name, ...others] = positionals
  if (name === undefined || others.length > 0)
    throw new CommandFailure(exitCode.usage, 'feed reads one file, or - for stdin; for many, use --batch')
  const baseUrl = values['base-url'] ?? null
  if (baseUrl !== null && !URL.canParse(baseUrl))
    throw new CommandFailure(exitCode.usage, `--base-url ${baseUrl} is no absolute URL`)
  const bytes = await readInput(name)
  const read = await readOrReason(bytes, { contentType: values['content-type'] ?? null, baseUrl })
  if (!read.ok) throw new CommandFailure(exitCode.badInput, `${name}: ${read.reason}`)
  for (const piece of printedPieces(read.feed))
    if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
  return exitCode.done
}

async function answerLine(json: unknown): Promise<LineAnswer> {
  const line = lineSchema.safeParse(json)
  if (!line.success) return lineProblem(json, line.error)
  const { id, base64, contentType, baseUrl } = line.data
  const read = await readOrReason(Buffer.from(base64, 'base64'), {
    contentType: contentType ?? null,
    baseUrl: baseUrl || null,
  })
  if (!read.ok) return { ok: false, reason: read.reason, id }
  return { ok: true, value: { ...printed(read.feed), id } }
}

type ReadResult = { readonly ok: true; readonly feed: Feed } | { readonly ok: false; readonly reason: string }

async function readOrReason(
  bytes: Uint8Array,
  from: { readonly contentType: string | null; readonly baseUrl: string | null },
): Promise<ReadResult> {
  try {
    return { ok: true, feed: await readFeed(bytes, from) }
  } catch (error) {
    if (!(error instanceof FeedUnreadable)) throw error
    return { ok: false, reason: error.message }
  }
}

function printed({ id, ...feed }: Feed): Omit<Feed, 'id'> & { readonly feedId: string | null } {
  return { feedId: id, ...feed }
}

/** The same as indented JSON, item by item: a feed of 40 MB is not printed from one string. */
function* printedPieces(feed: Feed): Generator<string> {
  const { items, problems, ...head } = printed(feed)
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "items": [`
  for (const [index, item] of items.entries()) yield `${index === 0 ? '' : ','}\n    ${indented(item, 4)}`
  yield `${items.length === 0 ? '' : '\n  '}],\n  "problems": ${indented(problems, 2)}\n}\n`
}

function indented(value: unknown, by: number): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${' '.repeat(by)}`)
}
