/** Writes the version of the tables; run after any other generator: `node packages/knowledge/src/version/generate.ts`. */
import { writeTable } from '../tables/write-table.ts'
import { hashTables } from './hash-tables.ts'

writeTable(import.meta.url, 'knowledge-version.tsv', [[hashTables()]])
