import { z } from 'zod'
import { portSetting, wholeNumberSetting } from './setting-types.ts'

/** What every service reads, whatever its stage. */
export const runtimeSettings = {
  HUNTWIRE_LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .meta({ description: 'least level that is logged' }),
  HUNTWIRE_HOST: z
    .string()
    .default('127.0.0.1')
    .meta({ description: 'address to listen on; `0.0.0.0` in a container' }),
  HUNTWIRE_PORT: portSetting
    .default(8080)
    .meta({ description: 'port of probes, metrics and the HTTP interface of the service' }),
  HUNTWIRE_SHUTDOWN_SECONDS: wholeNumberSetting(1, 600)
    .default(25)
    .meta({ description: 'how long a stop may take before the process ends anyhow' }),
}
