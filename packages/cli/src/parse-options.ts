import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { CommandFailure, exitCode } from './exit-code.ts'

/** A command's options and words; whatever is not among them is wrong usage, in `parseArgs`' own words. */
export function parseOptions<Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new CommandFailure(exitCode.usage, `${reason}; see "huntwire --help"`, { cause: error })
  }
}
