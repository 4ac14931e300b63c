import { z } from 'zod'
import { booleanSetting, listSetting, wholeNumberSetting } from './setting-types.ts'
import type { Settings } from './settings.ts'

/** How to reach Kafka, and what topics and groups are called. */
export const kafkaSettings = {
  HUNTWIRE_KAFKA_BROKERS: listSetting.meta({
    description: 'Kafka brokers, `host:port`, separated by commas',
  }),
  HUNTWIRE_KAFKA_TLS: booleanSetting.default(false).meta({ description: 'speak TLS to Kafka' }),
  HUNTWIRE_KAFKA_SASL_MECHANISM: z
    .enum(['plain', 'scram-sha-256', 'scram-sha-512'])
    .optional()
    .meta({ description: '`plain`, `scram-sha-256` or `scram-sha-512`; none when not set' }),
  HUNTWIRE_KAFKA_SASL_USERNAME: z.string().optional().meta({ description: 'SASL user' }),
  HUNTWIRE_KAFKA_SASL_PASSWORD: z.string().optional().meta({ description: 'SASL password', secret: true }),
  HUNTWIRE_PREFIX: z
    .string()
    .regex(/^[a-zA-Z0-9._-]{0,100}$/, { error: 'may hold letters, digits, dot, dash and underscore' })
    .default('huntwire.')
    .meta({ description: 'start of topic and group names' }),
  HUNTWIRE_CONCURRENCY: wholeNumberSetting(1, 256)
    .default(8)
    .meta({ description: 'records of different articles handled side by side, per partition' }),
}

/** What the settings say together: SASL needs all of its three or none. */
export function kafkaProblems(settings: Settings<typeof kafkaSettings>): readonly string[] {
  const mechanism = settings.HUNTWIRE_KAFKA_SASL_MECHANISM
  const names = ['HUNTWIRE_KAFKA_SASL_USERNAME', 'HUNTWIRE_KAFKA_SASL_PASSWORD'] as const
  return names
    .filter((name) => (settings[name] === undefined) !== (mechanism === undefined))
    .map((name) =>
      mechanism === undefined
        ? `${name} is set but HUNTWIRE_KAFKA_SASL_MECHANISM is not`
        : `${name} is not set: SASL ${mechanism} needs it`,
    )
}

/** The connection that the settings ask for, in plain data; `clientId` is what the broker's logs call this program. */
export function kafkaConnection(settings: Settings<typeof kafkaSettings>, clientId: string) {
  const [first, ...others] = settings.HUNTWIRE_KAFKA_BROKERS
  if (first === undefined) throw new TypeError('HUNTWIRE_KAFKA_BROKERS names no broker')
  const mechanism = settings.HUNTWIRE_KAFKA_SASL_MECHANISM
  const username = settings.HUNTWIRE_KAFKA_SASL_USERNAME ?? ''
  const password = settings.HUNTWIRE_KAFKA_SASL_PASSWORD ?? ''
  return {
    brokers: [first, ...others] as const,
    clientId,
    ...(settings.HUNTWIRE_KAFKA_TLS ? { ssl: true } : {}),
    ...(mechanism === undefined ? {} : { sasl: { mechanism, username, password } }),
  }
}
