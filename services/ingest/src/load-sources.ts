import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type ConfiguredSource, parseSources } from '@huntwire/reading'

/** The enabled sources of a `sources.yaml`, or every problem in it as `file:line: words`. */
export function loadSources(path: string): {
  readonly sources: readonly ConfiguredSource[]
  readonly problems: readonly string[]
} {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    return { sources: [], problems: [`${path}: ${error instanceof Error ? error.message : error}`] }
  }
  const parsed = parseSources(text, { baseDirectory: dirname(resolve(path)) })
  return parsed.ok
    ? { sources: parsed.sources.filter((source) => source.enabled), problems: [] }
    : { sources: [], problems: parsed.problems.map(({ line, message }) => `${path}:${line}: ${message}`) }
}
