import { kafkaSettings, runtimeSettings } from '@huntwire/service-runtime'
import { z } from 'zod'

const roles = ['worker', 'web', 'export'] as const

/** Every variable the publish service reads. */
export const publishSettings = {
  ...runtimeSettings,
  ...kafkaSettings,
  HUNTWIRE_ROLES: z
    .string()
    .default(roles.join(','))
    .transform((text) => text.split(',').map((role) => role.trim()))
    .pipe(
      z.array(z.enum(roles, { error: `must be some of ${roles.join(', ')}, separated by commas` })).min(1),
    )
    .meta({ description: 'what this replica does: `worker`, `web`, `export`' }),
  HUNTWIRE_DATA: z
    .string()
    .default('./data')
    .meta({ description: 'directory of the read model; made anew when lost' }),
  HUNTWIRE_OUT: z
    .string()
    .default('./out')
    .meta({ description: 'directory that the role `export` writes to' }),
}
