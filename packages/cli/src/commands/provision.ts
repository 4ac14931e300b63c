import { DependencyUnavailable } from '@huntwire/event-log'
import { pipelineTopics, wholeNumberSetting } from '@huntwire/service-runtime'
import { CommandFailure, type ExitCode, exitCode } from '../exit-code.ts'
import { openKafkaFromEnvironment } from '../kafka-from-environment.ts'
import { parseOptions } from '../parse-options.ts'

const partitionsSchema = wholeNumberSetting(1, 1_000)

/** `provision`: creates the topics that are missing and adapts those that differ; partitions only grow. */
export async function provision(args: readonly string[]): Promise<ExitCode> {
  const { positionals } = parseOptions(args, {})
  if (positionals.length > 0) throw new CommandFailure(exitCode.usage, 'provision takes no arguments')
  const partitions = partitionsSchema.safeParse(process.env['HUNTWIRE_PARTITIONS'] ?? '6')
  if (!partitions.success) {
    throw new CommandFailure(exitCode.usage, 'HUNTWIRE_PARTITIONS: must be a whole number from 1 to 1000')
  }
  const { log, prefix } = await openKafkaFromEnvironment()
  try {
    const changes = await log.provision(pipelineTopics({ prefix, partitions: partitions.data }))
    for (const change of changes) process.stdout.write(`${change}\n`)
    process.stdout.write(changes.length === 0 ? 'every topic is as it shall be\n' : '')
    return exitCode.done
  } catch (error) {
    if (!(error instanceof DependencyUnavailable)) throw error
    throw new CommandFailure(exitCode.unreachable, error.message, { cause: error })
  } finally {
    await log.close()
  }
}
