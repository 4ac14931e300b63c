import type { ObservableType } from '@huntwire/intel-model'
import type { Comparison } from '../../model/hunt-draft.ts'

/** Fields of a CIM dataset in which a type of value is sought, and those that an answer is grouped by and lists. */
export type CimPlace = {
  readonly dataset: string
  readonly fields: readonly string[]
  readonly comparison: Comparison
  readonly by: readonly string[]
  readonly list?: readonly string[]
}

const fileHash: readonly CimPlace[] = [
  // process_hash often holds all algorithms in one text: "SHA1=…,MD5=…,SHA256=…"
  {
    dataset: 'Endpoint.Processes',
    fields: ['process_hash'],
    comparison: 'part',
    by: ['dest', 'user', 'parent_process_name', 'process_name', 'process_path', 'process_hash'],
  },
  {
    dataset: 'Endpoint.Filesystem',
    fields: ['file_hash'],
    comparison: 'part',
    by: ['dest', 'user', 'action', 'file_path', 'file_hash'],
  },
]

/** Where CIM keeps each type of value. A type that is not here has no home in CIM 5. */
export const cimPlaces: Partial<Readonly<Record<ObservableType, readonly CimPlace[]>>> = {
  'ipv4-addr': [
    {
      dataset: 'Network_Traffic.All_Traffic',
      fields: ['dest', 'dest_ip', 'src', 'src_ip'],
      comparison: 'whole',
      by: ['src', 'src_ip', 'dest', 'dest_ip', 'dest_port', 'action'],
    },
    { dataset: 'Web.Web', fields: ['dest'], comparison: 'whole', by: ['src', 'user', 'dest', 'url_domain'] },
  ],
  'domain-name': [
    {
      dataset: 'Network_Resolution.DNS',
      fields: ['query'],
      comparison: 'host',
      by: ['src', 'query'],
      list: ['answer'],
    },
    {
      dataset: 'Web.Web',
      fields: ['url_domain', 'site', 'dest'],
      comparison: 'host',
      by: ['src', 'user', 'dest', 'site', 'url_domain'],
    },
  ],
  url: [
    {
      dataset: 'Web.Web',
      fields: ['url'],
      comparison: 'url',
      by: ['src', 'user', 'action', 'http_method', 'url'],
    },
    {
      dataset: 'Email.All_Email',
      fields: ['url'],
      comparison: 'url',
      by: ['src_user', 'recipient', 'subject', 'url'],
    },
  ],
  'email-addr': [
    {
      dataset: 'Email.All_Email',
      fields: ['src_user', 'return_addr'],
      comparison: 'whole',
      by: ['src_user', 'return_addr', 'recipient', 'subject', 'action'],
    },
  ],
  'file-md5': fileHash,
  'file-sha1': fileHash,
  'file-sha256': fileHash,
  // CIM lower-cases this field
  cve: [
    {
      dataset: 'Vulnerabilities.Vulnerabilities',
      fields: ['cve'],
      comparison: 'whole',
      by: ['dest', 'cve', 'severity', 'signature'],
    },
  ],
}

/** What an answer about a log source is grouped by. */
export const cimColumnsShown: Readonly<Record<string, readonly string[]>> = {
  'Endpoint.Processes': [
    'dest',
    'user',
    'parent_process_name',
    'parent_process',
    'process_name',
    'process',
    'process_guid',
  ],
  'Endpoint.Filesystem': ['dest', 'user', 'action', 'file_name', 'file_path', 'process_guid'],
  'Network_Traffic.All_Traffic': ['src', 'dest', 'dest_port', 'transport', 'action'],
  'Network_Resolution.DNS': ['src', 'query'],
  'Web.Web': ['src', 'user', 'http_method', 'url', 'http_user_agent', 'status'],
}
