import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cimDatasets } from '@huntwire/knowledge'
import {
  defenderPlaces,
  defenderSchema,
  type KustoPlace,
  type KustoSchema,
  kustoColumnsShown,
  sentinelPlaces,
  sentinelSchema,
} from './kusto/fields.ts'
import { cimColumnsShown, cimPlaces } from './splunk/fields.ts'

describe('every field is in the generated table of its product', () => {
  it('Splunk CIM', () => {
    for (const place of Object.values(cimPlaces).flat())
      for (const field of [...place.fields, ...place.by, ...(place.list ?? [])]) known(place.dataset, field)
    for (const [dataset, fields] of Object.entries(cimColumnsShown))
      for (const field of fields) known(dataset, field)

    function known(dataset: string, field: string): void {
      assert.ok(cimDatasets[dataset]?.[field], `${dataset}.${field}`)
    }
  })

  it('Defender XDR', () => checkPlaces(defenderPlaces, defenderSchema))
  it('Sentinel', () => checkPlaces(sentinelPlaces, sentinelSchema))
})

function checkPlaces(places: readonly KustoPlace[], { tables }: KustoSchema): void {
  for (const place of places)
    for (const column of [...Object.values(place.columns).flat(), ...place.shown])
      assert.ok(tables[place.table]?.[column], `${place.table}.${column}`)
  for (const [table, columns] of Object.entries(kustoColumnsShown))
    for (const column of columns) assert.ok(tables[table]?.[column], `${table}.${column}`)
}
