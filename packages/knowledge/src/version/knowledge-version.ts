import { readTable } from '../tables/read-table.ts'

/** SHA-256 of the tables of facts in this package: changes when any fact does. */
export const knowledgeVersion: string =
  readTable(import.meta.url, 'knowledge-version.tsv')[0]?.[0] ?? missing()

function missing(): never {
  throw new Error('knowledge-version.tsv is empty; run packages/knowledge/src/version/generate.ts')
}
