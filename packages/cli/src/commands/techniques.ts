import { readTechniques } from '@huntwire/analysis'
import { z } from 'zod'
import { lineProblem } from '../batch/line-problem.ts'
import { type LineAnswer, runBatch } from '../batch/run-batch.ts'
import { CommandFailure, type ExitCode, exitCode } from '../exit-code.ts'
import { parseOptions } from '../parse-options.ts'

const lineSchema = z.object({ id: z.string(), text: z.string() })

/** `techniques --batch`: the ids of the techniques of each line's text, sorted. */
export async function techniques(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, { batch: { type: 'boolean' } })
  if (!values.batch || positionals.length > 0) {
    throw new CommandFailure(
      exitCode.usage,
      'techniques reads lines of {"id","text"} from stdin: give --batch',
    )
  }
  return await runBatch({ input: process.stdin, output: process.stdout, answer: answerLine })
}

function answerLine(json: unknown): LineAnswer {
  const line = lineSchema.safeParse(json)
  if (!line.success) return lineProblem(json, line.error)
  return {
    ok: true,
    value: { id: line.data.id, techniques: readTechniques(line.data.text).map(({ id }) => id) },
  }
}
