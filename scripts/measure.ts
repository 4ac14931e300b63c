import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

/** What can be measured, and the script that prints its figures on the open cases. */
const measures: Readonly<Record<string, string>> = {
  observables: 'packages/analysis/measure/observables.ts',
  techniques: 'packages/analysis/measure/techniques.ts',
  'technique-rules': 'packages/analysis/measure/technique-rules.ts',
  roles: 'packages/analysis/measure/roles.ts',
  relevance: 'packages/analysis/measure/assessment.ts',
  severity: 'packages/analysis/measure/assessment.ts',
  names: 'packages/analysis/measure/names.ts',
  language: 'packages/analysis/measure/language.ts',
  vulnerabilities: 'packages/analysis/measure/vulnerabilities.ts',
  stories: 'packages/reading/measure/stories.ts',
  http: 'packages/reading/measure/http.ts',
  reports: 'packages/reading/measure/reports.ts',
  'hostile-reports': 'packages/reading/measure/hostile-reports.ts',
  ssrf: 'packages/reading/measure/ssrf.ts',
  hunts: 'test/measure/queries.ts',
  pages: 'packages/reading/measure/pages.ts',
  layouts: 'packages/reading/measure/layouts.ts',
  feeds: 'packages/reading/measure/feeds.ts',
  'hostile-pages': 'packages/reading/measure/hostile-pages.ts',
}

const root = resolve(import.meta.dirname, '..')
const [what, ...given] = process.argv.slice(2)
const named = given.findIndex((argument) => !argument.startsWith('-'))
const data = given[named] ?? resolve(root, '../shared/data')
const rest = given.filter((_, index) => index !== named)
const script = what !== undefined && Object.hasOwn(measures, what) ? measures[what] : undefined

if (script === undefined) {
  process.stderr.write(`usage: npm run measure -- ${Object.keys(measures).join('|')} [DATA] [-v]\n`)
  process.exitCode = 2
} else if (!existsSync(data)) {
  process.stderr.write(`no labelled cases in ${data}: name their directory\n`)
  process.exitCode = 2
} else {
  process.exitCode =
    spawnSync(process.execPath, [resolve(root, script), data, ...rest], { stdio: 'inherit' }).status ?? 1
}
