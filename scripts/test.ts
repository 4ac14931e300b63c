import { spawn, spawnSync } from 'node:child_process'
import { globSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** One part of the tests: which files, and whether it needs Docker. */
type Part = {
  readonly name: string
  readonly files: readonly string[]
  readonly docker: boolean
  readonly sideBySide: number
}
type Tally = { readonly passed: number; readonly failed: number; readonly skipped: number }

const root = resolve(import.meta.dirname, '..')
const find = (patterns: readonly string[]) =>
  globSync(patterns, { cwd: root, exclude: ['**/node_modules/**'] }).sort()

const parts: readonly Part[] = [
  {
    name: 'unit',
    files: find(['{packages,services}/*/src/**/*.test.ts', 'scripts/**/*.test.ts']),
    docker: false,
    sideBySide: 2,
  },
  { name: 'embedded', files: find(['test/embedded/**/*.test.ts']), docker: false, sideBySide: 2 },
  {
    name: 'integration',
    files: find(['{packages,services}/*/test/**/*.int.test.ts', 'test/integration/**/*.int.test.ts']),
    docker: true,
    sideBySide: 1,
  },
  { name: 'end-to-end', files: find(['test/end-to-end/**/*.e2e.test.ts']), docker: true, sideBySide: 1 },
]

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !parts.some((part) => part.name === name))
if (unknown.length > 0) {
  process.stderr.write(
    `no such part: ${unknown.join(', ')}; there are ${parts.map((part) => part.name).join(', ')}\n`,
  )
  process.exit(2)
}

const docker = spawnSync('docker', ['info'], { stdio: 'ignore' }).status === 0
const ci = process.env['CI'] === 'true'
const lines: string[] = []
let total: Tally = { passed: 0, failed: 0, skipped: 0 }

for (const part of parts) {
  if (wanted.length > 0 && !wanted.includes(part.name)) continue
  if (part.docker && !docker) {
    leaveOut(part)
    continue
  }
  const start = performance.now()
  const tally = await run(part)
  total = {
    passed: total.passed + tally.passed,
    failed: total.failed + tally.failed,
    skipped: total.skipped + tally.skipped,
  }
  lines.push(`${part.name}: ${tally.passed} passed, ${tally.failed} failed in ${seconds(start)} s`)
}

process.stdout.write(`\n${lines.join('\n')}\n${total.passed} passed, ${total.failed} failed\n`)
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1

function leaveOut(part: Part): void {
  if (ci) {
    total = { ...total, failed: total.failed + 1 }
    lines.push(`${part.name}: FAILED, Docker does not answer and CI must not leave anything out`)
  } else {
    lines.push(`${part.name}: left out, Docker does not answer (${part.files.length} files)`)
  }
}

async function run(part: Part): Promise<Tally> {
  const report = join(tmpdir(), `huntwire-test-${process.pid}-${part.name}.tap`)
  const code = await new Promise<number | null>((resolve) => {
    const reporters = [
      '--test-reporter=dot',
      '--test-reporter-destination=stdout',
      '--test-reporter=tap',
      `--test-reporter-destination=${report}`,
    ]
    const child = spawn(
      process.execPath,
      ['--test', `--test-concurrency=${part.sideBySide}`, ...reporters, ...part.files],
      {
        cwd: root,
        stdio: 'inherit',
        env: { ...process.env, TESTCONTAINERS_RYUK_DISABLED: 'true' },
      },
    )
    child.on('exit', resolve)
  })
  const tally = tallyOf(readFileSync(report, 'utf8'))
  rmSync(report)
  // A runner that ends badly without a failing test (a crash, a leak) is a failure all the same.
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

function tallyOf(tap: string): Tally {
  const count = (name: string) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0)
  return {
    passed: count('pass'),
    failed: count('fail') + count('cancelled'),
    skipped: count('skipped') + count('todo'),
  }
}

function seconds(start: number): string {
  return ((performance.now() - start) / 1_000).toFixed(1)
}
