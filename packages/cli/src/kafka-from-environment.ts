import { readFileSync } from 'node:fs'
import type { EventLog } from '@huntwire/event-log'
import {
  kafkaConnection,
  kafkaProblems,
  kafkaSettings,
  parseSettings,
  pipelineCompression,
} from '@huntwire/service-runtime'
import { CommandFailure, exitCode } from './exit-code.ts'

export type KafkaFromEnvironment = { readonly log: EventLog; readonly prefix: string }

/** Whether the environment says that the pipeline runs on Kafka. */
export function kafkaIsConfigured(): boolean {
  return Boolean(process.env['HUNTWIRE_KAFKA_BROKERS'])
}

/** The event log of the cluster that the environment names; throws CommandFailure with all that is wrong in it. */
export async function openKafkaFromEnvironment(): Promise<KafkaFromEnvironment> {
  const parsed = parseSettings(kafkaSettings, process.env, (path) => readFileSync(path, 'utf8'))
  const problems = parsed.ok ? kafkaProblems(parsed.settings) : parsed.problems
  if (!parsed.ok || problems.length > 0) {
    throw new CommandFailure(exitCode.usage, `the configuration is wrong\n  ${problems.join('\n  ')}`)
  }
  const { openKafkaEventLog } = await import('@huntwire/event-log/kafka')
  const prefix = parsed.settings.HUNTWIRE_PREFIX
  const log = openKafkaEventLog({
    ...kafkaConnection(parsed.settings, 'huntwire-command'),
    compressionOf: pipelineCompression(prefix),
  })
  return { log, prefix }
}
