/** Reads the feed suites, every raw file, and damaged feeds: `npm run measure -- feeds [DATA] [-v]`. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { measureConformance } from './feeds/conformance.ts'
import { measureDamage } from './feeds/damage.ts'
import { measureRawFiles } from './feeds/raw-files.ts'
import { measureReaders } from './feeds/readers.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean', short: 'v' } },
})
const folder = resolve(positionals[0] ?? '../shared/data', 'feeds')
const say = values.verbose === true ? (line: string) => console.log(`    ${line}`) : () => {}

await measureConformance(folder, say)
await measureRawFiles(folder, say)
await measureReaders(folder, say)
await measureDamage(folder, say)
