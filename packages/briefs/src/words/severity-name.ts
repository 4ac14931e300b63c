import type { SeverityLevel } from '@huntwire/intel-model'

/** The level as it stands in front of a title. */
export const severityNames: Readonly<Record<SeverityLevel, 'CRIT' | 'HIGH' | 'MED' | 'LOW' | 'INFO'>> = {
  critical: 'CRIT',
  high: 'HIGH',
  medium: 'MED',
  low: 'LOW',
  informational: 'INFO',
}
