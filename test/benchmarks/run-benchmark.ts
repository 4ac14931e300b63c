import { benchmarkBus } from './bus/benchmark-bus.ts'
import { benchmarkClassify } from './classify/benchmark-classify.ts'
import { printFigures } from './figure.ts'
import { benchmarkReading } from './reading/benchmark-reading.ts'

// npm run benchmark -- NAME: prints ratios and figures of one run, exits 1 when a goal is missed.
const benchmarks = { bus: benchmarkBus, classify: benchmarkClassify, reading: benchmarkReading }

const names = process.argv.slice(2)
const known = names.filter((name): name is keyof typeof benchmarks => Object.hasOwn(benchmarks, name))
if (known.length === 0 || known.length < names.length) {
  process.stderr.write(`usage: npm run benchmark -- ${Object.keys(benchmarks).join('|')}\n`)
  process.exit(2)
}
let met = true
for (const name of known) {
  const figures = await benchmarks[name]((line) => process.stderr.write(`${line}\n`))
  process.stdout.write(`\n${printFigures(figures)}`)
  met &&= figures.every((figure) => figure.met)
}
process.exitCode = met ? 0 : 1
