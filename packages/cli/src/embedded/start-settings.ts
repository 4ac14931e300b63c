import { readFileSync } from 'node:fs'
import { fetchSettings, intakeSettings } from '@huntwire/service-ingest'
import { parseSettings, runtimeSettings } from '@huntwire/service-runtime'
import { CommandFailure, exitCode } from '../exit-code.ts'

/** Every variable that the one-process run reads. */
const startSettings = {
  HUNTWIRE_LOG_LEVEL: runtimeSettings.HUNTWIRE_LOG_LEVEL,
  HUNTWIRE_HOST: runtimeSettings.HUNTWIRE_HOST,
  ...intakeSettings,
  ...fetchSettings,
}

/** The settings of the one-process run; throws CommandFailure with all that is wrong, `others` included. */
export function readStartSettings(others: readonly string[]) {
  const parsed = parseSettings(startSettings, process.env, (path) => readFileSync(path, 'utf8'))
  const problems = [...(parsed.ok ? [] : parsed.problems), ...others]
  if (!parsed.ok || problems.length > 0) {
    throw new CommandFailure(exitCode.usage, `the configuration is wrong\n  ${problems.join('\n  ')}`)
  }
  return parsed.settings
}
