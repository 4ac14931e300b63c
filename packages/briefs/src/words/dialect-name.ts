import type { Dialect } from '@huntwire/intel-model'

/** The dialects in the order of a brief, with the label of each and the language tag of its code. */
export const dialectNames: readonly {
  readonly dialect: Dialect
  readonly label: string
  readonly language: string
}[] = [
  { dialect: 'splunk', label: 'Splunk SPL (CIM)', language: 'spl' },
  { dialect: 'defender', label: 'Defender KQL', language: 'kql' },
  { dialect: 'splunk-raw', label: 'Splunk SPL (CIM, not accelerated)', language: 'spl' },
  { dialect: 'sentinel', label: 'Sentinel KQL', language: 'kql' },
  { dialect: 'sigma', label: 'Sigma', language: 'yaml' },
  { dialect: 'esql', label: 'ES|QL', language: 'esql' },
]
