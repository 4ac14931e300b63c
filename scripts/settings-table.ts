import { readFileSync, writeFileSync } from 'node:fs'
import { settingsTable } from '../packages/service-runtime/src/describe-settings.ts'
import { classifySettings } from '../services/classify/src/config.ts'
import { huntGenerationSettings } from '../services/hunt-generation/src/config.ts'
import { ingestSettings } from '../services/ingest/src/config.ts'
import { publishSettings } from '../services/publish/src/config.ts'

const readme = new URL('../README.md', import.meta.url)
const begin = '<!-- settings: npm run settings -->'
const end = '<!-- end of settings -->'

/** The README with its table of settings as the code has them now. */
export function withFreshSettings(text: string): string {
  const [before, rest] = cut(text, begin)
  const [, after] = cut(rest, end)
  const table = settingsTable({
    ingest: ingestSettings,
    classify: classifySettings,
    'hunt-generation': huntGenerationSettings,
    publish: publishSettings,
  })
  return `${before}${begin}\n${table}\n${end}${after}`
}

function cut(text: string, marker: string): readonly [string, string] {
  const at = text.indexOf(marker)
  if (at < 0) throw new Error(`README.md has no line "${marker}"`)
  return [text.slice(0, at), text.slice(at + marker.length)]
}

if (import.meta.main) writeFileSync(readme, withFreshSettings(readFileSync(readme, 'utf8')))
