import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cimDatasets, defenderTables, logSourceTables, sentinelTables } from './tables.ts'

describe('telemetry tables', () => {
  it('know the traps of their products', () => {
    assert.equal(cimDatasets['Endpoint.Filesystem']?.['process_name'], undefined, 'CIM never had it')
    assert.equal(cimDatasets['Network_Traffic.All_Traffic']?.['process_name'], undefined)
    assert.equal(cimDatasets['Endpoint.Filesystem']?.['image'], undefined, 'newer than CIM 5.0.1')
    assert.equal(defenderTables['DeviceFileEvents']?.['AccountName'], undefined)
    assert.equal(
      defenderTables['DeviceTvmSoftwareVulnerabilities']?.['Timestamp'],
      undefined,
      'a state table',
    )
    assert.equal(defenderTables['DeviceNetworkEvents']?.['RemotePort'], 'int')
    assert.equal(sentinelTables['DeviceNetworkEvents']?.['TimeGenerated'], 'datetime')
  })

  it('map log source fields only to columns that exist', () => {
    for (const [category, { splunk, defender }] of Object.entries(logSourceTables)) {
      for (const column of Object.values(splunk?.fields ?? {}))
        assert.ok(
          cimDatasets[splunk?.table ?? '']?.[column],
          `${category}: ${splunk?.table} has no ${column}`,
        )
      for (const column of Object.values(defender?.fields ?? {})) {
        assert.ok(defenderTables[defender?.table ?? '']?.[column], `${category}: ${column}`)
        assert.ok(sentinelTables[defender?.table ?? '']?.[column], `${category} in Sentinel: ${column}`)
      }
    }
  })
})
