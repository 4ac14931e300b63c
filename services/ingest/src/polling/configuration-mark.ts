import { sha256Hex } from '@huntwire/intel-model'
import type { ConfiguredSource } from '@huntwire/reading'

/** Differs when anything in a source's configuration does. */
export function configurationMark(source: ConfiguredSource): string {
  return sha256Hex(JSON.stringify(source)).slice(0, 16)
}
