import { isArticleId } from '@huntwire/intel-model'
import { readStoredBrief } from '../embedded/read-stored-brief.ts'
import { CommandFailure, type ExitCode, exitCode } from '../exit-code.ts'
import { explainText } from '../explain-text.ts'
import { parseOptions } from '../parse-options.ts'

/** `explain ID`: why a brief says what it says. */
export async function explain(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, { data: { type: 'string', default: './data' } })
  const [id, ...others] = positionals
  if (id === undefined || others.length > 0 || !isArticleId(id)) {
    throw new CommandFailure(
      exitCode.usage,
      'explain takes the id of one brief, as in its JSON or on its page',
    )
  }
  const brief = readStoredBrief(values.data, id)
  if (brief === null) throw new CommandFailure(exitCode.badInput, `no brief ${id} in ${values.data}`)
  process.stdout.write(explainText(brief))
  return exitCode.done
}
