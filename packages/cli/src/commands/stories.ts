import { submittedArticleSchema } from '@huntwire/intel-model'
import { storyTeller } from '@huntwire/reading'
import { openReader } from '@huntwire/reading/reader'
import { lineProblem } from '../batch/line-problem.ts'
import { type LineAnswer, runBatch } from '../batch/run-batch.ts'
import { CommandFailure, type ExitCode, exitCode } from '../exit-code.ts'
import { articleOf } from '../make-brief.ts'
import { parseOptions } from '../parse-options.ts'

/** `stories --batch`: which story each line's submitted article tells, among those of the lines before. */
export async function stories(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, { batch: { type: 'boolean' } })
  if (!values.batch || positionals.length > 0) {
    throw new CommandFailure(
      exitCode.usage,
      'stories reads submitted articles from stdin, one a line: give --batch',
    )
  }
  const tell = storyTeller()
  const reader = openReader()
  const answer = async (json: unknown): Promise<LineAnswer> => {
    const submission = submittedArticleSchema.safeParse(json)
    if (!submission.success) return lineProblem(json, submission.error)
    const read = await articleOf(submission.data, reader)
    return read.ok ? { ok: true, value: tell(read.article) } : { ok: false, reason: read.reason }
  }
  try {
    return await runBatch({ input: process.stdin, output: process.stdout, answer })
  } finally {
    await reader.close()
  }
}
