import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { settingsTable } from '../packages/service-runtime/src/describe-settings.ts'
import { classifySettings } from '../services/classify/src/config.ts'
import { huntGenerationSettings } from '../services/hunt-generation/src/config.ts'
import { ingestSettings } from '../services/ingest/src/config.ts'
import { publishSettings } from '../services/publish/src/config.ts'

const root = resolve(import.meta.dirname, '..')
const readme = join(root, 'README.md')

/** The README with what is generated in it made anew: settings, files that are shown, the output of a first run. */
export function refreshed(text: string): string {
  return withOutput(withFiles(withSettings(text)))
}

function withSettings(text: string): string {
  const table = settingsTable({
    ingest: ingestSettings,
    classify: classifySettings,
    'hunt-generation': huntGenerationSettings,
    publish: publishSettings,
  })
  return replaceOnce(
    text,
    /(<!-- settings -->\n)[\s\S]*?(<!-- end of settings -->)/,
    (begin, end) => `${begin}${table}\n${end}`,
  )
}

function withFiles(text: string): string {
  return text.replace(
    /(<!-- file: (\S+) -->\n+```\w*\n)[\s\S]*?```/g,
    (_all, begin: string, path: string) => {
      return `${begin}${readFileSync(join(root, path), 'utf8')}\`\`\``
    },
  )
}

function withOutput(text: string): string {
  return replaceOnce(
    text,
    /(<!-- output of a first run -->\n```\n)[\s\S]*?(```)/,
    (begin, end) => `${begin}${firstRun()}${end}`,
  )
}

function firstRun(): string {
  const directory = mkdtempSync(join(tmpdir(), 'huntwire-readme-'))
  try {
    const run = spawnSync(process.execPath, [join(root, 'packages/cli/src/main.ts'), 'start', '--once'], {
      cwd: directory,
      encoding: 'utf8',
    })
    if (run.status !== 0) throw new Error(`"start --once" ended with ${run.status}: ${run.stderr}`)
    return run.stdout
  } finally {
    rmSync(directory, { recursive: true })
  }
}

function replaceOnce(text: string, pattern: RegExp, replace: (begin: string, end: string) => string): string {
  if (!pattern.test(text)) throw new Error(`README.md has no place like ${pattern}`)
  return text.replace(pattern, (_all, begin: string, end: string) => replace(begin, end))
}

if (import.meta.main) writeFileSync(readme, refreshed(readFileSync(readme, 'utf8')))
