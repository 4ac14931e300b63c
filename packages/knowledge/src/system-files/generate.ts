/**
 * Writes the programs of Windows and its makers that attackers use (LOLBAS), with the folders they belong to:
 * `node packages/knowledge/src/system-files/generate.ts [data dir]`. Reads `telemetry/lolbas.json`: names and paths only.
 */
import { readFileSync } from 'node:fs'
import { dataDir } from '../tables/data-dir.ts'
import { writeTable } from '../tables/write-table.ts'

interface Entry {
  readonly name: string
  readonly paths: readonly string[]
}

/** Drivers lie in hundreds of folders with a hash in their name; the folder above stands for all of them. */
const driverStore = /^(c:\\windows\\system32\\driverstore\\filerepository)\\.*$/

const entries: readonly Entry[] = JSON.parse(
  readFileSync(new URL('telemetry/lolbas.json', dataDir(process.argv)), 'utf8'),
)
writeTable(
  import.meta.url,
  'lolbas.tsv',
  entries
    .map(({ name, paths }) => [
      name.toLowerCase(),
      ...[...new Set(paths.map(folderOf).filter((folder) => folder !== undefined))].sort(),
    ])
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
)

/** The folder of a path in lower case; undefined when it holds a placeholder or is no path of a drive. */
function folderOf(path: string): string | undefined {
  const folder = path.toLowerCase().slice(0, path.lastIndexOf('\\'))
  return /^[a-z]:\\[^<>*%]*$/.test(folder) ? folder.replace(driverStore, '$1') : undefined
}
