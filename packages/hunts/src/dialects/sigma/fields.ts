import type { LogSource, ObservableType } from '@huntwire/intel-model'
import type { Comparison } from '../../model/hunt-draft.ts'

/** The one log source of the Sigma taxonomy that shows every sighting of a type of value, and its fields. */
export type SigmaPlace = {
  readonly logSource: LogSource
  readonly fields: readonly string[]
  readonly comparison: Comparison
  /** The field's own spelling of a value: Sysmon writes `SHA256=…`. */
  readonly prefix: string
}

/** Every Sysmon event that carries hashes: process start, image and driver load, executable file. */
const sysmon: LogSource = { product: 'windows', category: null, service: 'sysmon' }

export const sigmaPlaces: Partial<Readonly<Record<ObservableType, SigmaPlace>>> = {
  'ipv4-addr': {
    logSource: { product: null, category: 'network_connection', service: null },
    fields: ['DestinationIp', 'SourceIp'],
    comparison: 'whole',
    prefix: '',
  },
  'domain-name': {
    logSource: { product: null, category: 'dns_query', service: null },
    fields: ['QueryName'],
    comparison: 'host',
    prefix: '',
  },
  url: {
    logSource: { product: null, category: 'proxy', service: null },
    fields: ['c-uri'],
    comparison: 'url',
    prefix: '',
  },
  'file-md5': { logSource: sysmon, fields: ['Hashes'], comparison: 'part', prefix: 'MD5=' },
  'file-sha1': { logSource: sysmon, fields: ['Hashes'], comparison: 'part', prefix: 'SHA1=' },
  'file-sha256': { logSource: sysmon, fields: ['Hashes'], comparison: 'part', prefix: 'SHA256=' },
}

/** Why a type has no place in Sigma. */
export const sigmaHasNoPlace: Partial<Readonly<Record<ObservableType, string>>> = {
  cve: 'a Sigma rule matches events, and no log source of its taxonomy is an inventory of vulnerabilities',
  'email-addr': "Sigma's taxonomy has no log source for mail",
}
