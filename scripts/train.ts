import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

// npm run train -- techniques [DATA] [--check]: learns from the labelled cases and writes the weights, then the version of
// the tables; with --check it prints the cross-validated figures alone.
const root = resolve(import.meta.dirname, '..')
const given = process.argv.slice(2)
const isCheck = given.includes('--check')
const [what, data = resolve(root, '../shared/data')] = given.filter((argument) => argument !== '--check')

if (what !== 'techniques') {
  process.stderr.write('usage: npm run train -- techniques [DATA] [--check]\n')
  process.exitCode = 2
} else if (!existsSync(data)) {
  process.stderr.write(`no labelled cases in ${data}: name their directory\n`)
  process.exitCode = 2
} else {
  const scripts = isCheck
    ? [['packages/analysis/train/techniques.ts', data, '--check']]
    : [['packages/analysis/train/techniques.ts', data], ['packages/knowledge/src/version/generate.ts']]
  process.exitCode = scripts.reduce(
    (status, [script = '', ...rest]) =>
      status !== 0
        ? status
        : (spawnSync(process.execPath, [resolve(root, script), ...rest], { stdio: 'inherit' }).status ?? 1),
    0,
  )
}
