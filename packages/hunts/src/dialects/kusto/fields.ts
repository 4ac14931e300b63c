import type { ObservableType } from '@huntwire/intel-model'
import { defenderTables, sentinelTables, type TelemetryTables } from '@huntwire/knowledge'
import type { Comparison } from '../../model/hunt-draft.ts'

/** The product that runs the query: its tables, and the column of an event's time. */
export type KustoSchema = { readonly tables: TelemetryTables; readonly time: string }

export const defenderSchema: KustoSchema = { tables: defenderTables, time: 'Timestamp' }
export const sentinelSchema: KustoSchema = { tables: sentinelTables, time: 'TimeGenerated' }

/** Columns of a table in which types of values are sought, and those that an answer shows. */
export type KustoPlace = {
  readonly table: string
  readonly columns: Partial<Readonly<Record<ObservableType, readonly string[]>>>
  readonly comparison: Comparison
  readonly shown: readonly string[]
}

const device = ['DeviceId', 'DeviceName']
const actor = ['InitiatingProcessAccountName', 'InitiatingProcessFileName', 'InitiatingProcessCommandLine']

const hashes = {
  'file-md5': ['MD5'],
  'file-sha1': ['SHA1'],
  'file-sha256': ['SHA256'],
} as const

/** Tables that both products have. */
const endpointPlaces: readonly KustoPlace[] = [
  {
    table: 'DeviceNetworkEvents',
    columns: { 'ipv4-addr': ['RemoteIP'] },
    comparison: 'whole',
    shown: [...device, 'ActionType', 'RemoteIP', 'RemotePort', 'RemoteUrl', ...actor, 'ReportId'],
  },
  {
    table: 'DeviceLogonEvents',
    columns: { 'ipv4-addr': ['RemoteIP'] },
    comparison: 'whole',
    shown: [...device, 'ActionType', 'RemoteIP', 'AccountName', 'LogonType', 'ReportId'],
  },
  {
    table: 'DeviceNetworkEvents',
    columns: { 'domain-name': ['RemoteUrl'] },
    comparison: 'host-of-url',
    shown: [...device, 'ActionType', 'RemoteUrl', 'RemoteIP', 'RemotePort', ...actor, 'ReportId'],
  },
  {
    table: 'DeviceFileEvents',
    columns: { 'domain-name': ['FileOriginUrl'] },
    comparison: 'host-of-url',
    shown: [...device, 'ActionType', 'FolderPath', 'FileOriginUrl', ...actor, 'ReportId'],
  },
  {
    table: 'DeviceEvents',
    columns: { 'domain-name': ['RemoteUrl'] },
    comparison: 'host-of-url',
    shown: [...device, 'ActionType', 'RemoteUrl', ...actor, 'ReportId'],
  },
  {
    table: 'DeviceNetworkEvents',
    columns: { url: ['RemoteUrl'] },
    comparison: 'url',
    shown: [...device, 'ActionType', 'RemoteUrl', 'RemoteIP', 'RemotePort', ...actor, 'ReportId'],
  },
  {
    table: 'DeviceFileEvents',
    columns: { url: ['FileOriginUrl', 'FileOriginReferrerUrl'] },
    comparison: 'url',
    shown: [...device, 'ActionType', 'FolderPath', 'FileOriginUrl', ...actor, 'ReportId'],
  },
  {
    table: 'DeviceEvents',
    columns: { url: ['RemoteUrl'] },
    comparison: 'url',
    shown: [...device, 'ActionType', 'RemoteUrl', ...actor, 'ReportId'],
  },
  {
    table: 'DeviceProcessEvents',
    columns: {
      'file-md5': ['MD5', 'InitiatingProcessMD5'],
      'file-sha1': ['SHA1', 'InitiatingProcessSHA1'],
      'file-sha256': ['SHA256', 'InitiatingProcessSHA256'],
    },
    comparison: 'whole',
    shown: [
      ...device,
      'ActionType',
      'FolderPath',
      'ProcessCommandLine',
      'SHA1',
      'SHA256',
      ...actor,
      'ReportId',
    ],
  },
  {
    table: 'DeviceFileEvents',
    columns: hashes,
    comparison: 'whole',
    shown: [...device, 'ActionType', 'FolderPath', 'SHA1', 'SHA256', ...actor, 'ReportId'],
  },
  {
    table: 'DeviceImageLoadEvents',
    columns: hashes,
    comparison: 'whole',
    shown: [...device, 'ActionType', 'FolderPath', 'SHA1', 'SHA256', ...actor, 'ReportId'],
  },
  {
    table: 'EmailEvents',
    columns: { 'email-addr': ['SenderFromAddress', 'SenderMailFromAddress'] },
    comparison: 'whole',
    shown: [
      'SenderFromAddress',
      'SenderMailFromAddress',
      'RecipientEmailAddress',
      'Subject',
      'DeliveryAction',
      'NetworkMessageId',
      'ReportId',
    ],
  },
  {
    table: 'DeviceTvmSoftwareVulnerabilities',
    columns: { cve: ['CveId'] },
    comparison: 'whole',
    shown: [
      ...device,
      'OSPlatform',
      'SoftwareVendor',
      'SoftwareName',
      'SoftwareVersion',
      'CveId',
      'VulnerabilitySeverityLevel',
      'RecommendedSecurityUpdate',
    ],
  },
]

/** Tables that only a Sentinel workspace has. */
const workspacePlaces: readonly KustoPlace[] = [
  {
    table: 'CommonSecurityLog',
    columns: { 'ipv4-addr': ['SourceIP', 'DestinationIP'] },
    comparison: 'whole',
    shown: ['DeviceVendor', 'DeviceProduct', 'DeviceAction', 'SourceIP', 'DestinationIP', 'DestinationPort'],
  },
  {
    table: 'CommonSecurityLog',
    columns: { 'domain-name': ['DestinationHostName'] },
    comparison: 'host',
    shown: ['DeviceVendor', 'DeviceProduct', 'DeviceAction', 'SourceIP', 'DestinationHostName'],
  },
  {
    table: 'CommonSecurityLog',
    columns: { url: ['RequestURL'] },
    comparison: 'url',
    shown: ['DeviceVendor', 'DeviceProduct', 'DeviceAction', 'SourceIP', 'RequestURL'],
  },
  {
    table: 'DnsEvents',
    columns: { 'domain-name': ['Name'] },
    comparison: 'host',
    shown: ['Computer', 'ClientIP', 'Name', 'IPAddresses'],
  },
]

export const defenderPlaces = endpointPlaces
export const sentinelPlaces: readonly KustoPlace[] = [...endpointPlaces, ...workspacePlaces]

/** What an answer about a log source shows, by its table. */
export const kustoColumnsShown: Readonly<Record<string, readonly string[]>> = {
  DeviceProcessEvents: [
    ...device,
    'AccountName',
    'FileName',
    'FolderPath',
    'ProcessCommandLine',
    'InitiatingProcessFileName',
    'InitiatingProcessCommandLine',
    'SHA256',
    'ReportId',
  ],
  DeviceNetworkEvents: [...device, 'ActionType', 'RemoteIP', 'RemotePort', 'RemoteUrl', ...actor, 'ReportId'],
  DeviceFileEvents: [...device, 'ActionType', 'FileName', 'FolderPath', 'SHA1', ...actor, 'ReportId'],
  DeviceImageLoadEvents: [...device, 'FileName', 'FolderPath', 'SHA1', ...actor, 'ReportId'],
}
