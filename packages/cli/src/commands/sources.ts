import { existsSync } from 'node:fs'
import { parseOpml, writeOpml, writeSources } from '@huntwire/reading'
import { loadSources, type SourceHealth } from '@huntwire/service-ingest'
import { healthFrom } from '../embedded/source-health.ts'
import { bundledSources, ownSources } from '../embedded/sources-file.ts'
import { CommandFailure, type ExitCode, exitCode } from '../exit-code.ts'
import { parseOptions } from '../parse-options.ts'
import { readInput } from '../read-input.ts'
import { sourcesTable } from '../sources-table.ts'

/** `sources [list|lint|import|export]`: the sources' health, the faults of their file, and OPML in both directions. */
export async function sources(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, {
    data: { type: 'string', default: './data' },
    sources: { type: 'string' },
    json: { type: 'boolean', default: false },
  })
  const [verb = 'list', file, ...others] = positionals
  if (others.length > 0) throw new CommandFailure(exitCode.usage, `sources ${verb} takes one file at most`)
  const configured = values.sources ?? (existsSync(ownSources) ? ownSources : bundledSources)
  switch (verb) {
    case 'list':
      if (file !== undefined) throw new CommandFailure(exitCode.usage, `sources list takes no "${file}"`)
      return await list(values.data, configured, values.json)
    case 'lint':
      return lint(file ?? configured)
    case 'import':
      return await importOpml(file ?? '-', values.sources ?? null)
    case 'export':
      process.stdout.write(writeOpml(loaded(file ?? configured)))
      return exitCode.done
    default:
      throw new CommandFailure(exitCode.usage, `sources knows list, lint, import and export, not "${verb}"`)
  }
}

async function list(data: string, file: string, json: boolean): Promise<ExitCode> {
  const health: readonly SourceHealth[] = await healthFrom(data, () => loaded(file))
  process.stdout.write(json ? `${JSON.stringify({ items: health }, null, 2)}\n` : sourcesTable(health))
  return exitCode.done
}

function lint(file: string): ExitCode {
  const { sources, problems } = loadSources(file)
  for (const problem of problems) process.stdout.write(`${problem}\n`)
  if (problems.length > 0) return exitCode.badInput
  process.stdout.write(`${file}: ${sources.length} sources, no problem\n`)
  return exitCode.done
}

/** The list's feeds as a `sources.yaml`; those that `known` has already are left out, and named. */
async function importOpml(file: string, known: string | null): Promise<ExitCode> {
  const others = known === null ? [] : loaded(known)
  const text = new TextDecoder().decode(await readInput(file))
  const there = new Map(
    others.flatMap((source) =>
      source.kind === 'feed' && source.location.kind === 'url'
        ? [[source.location.url, source.name] as const]
        : [],
    ),
  )
  const { entries, problems } = parseOpml(
    text,
    others.map(({ name }) => name),
  )
  for (const { url } of entries) {
    const twin = there.get(url)
    if (twin !== undefined) process.stderr.write(`"${twin}" is in ${known} already: ${url}\n`)
  }
  process.stdout.write(writeSources(entries.filter(({ url }) => !there.has(url))))
  for (const problem of problems) process.stderr.write(`${file}: ${problem}\n`)
  return problems.length === 0 ? exitCode.done : exitCode.badInput
}

function loaded(file: string) {
  const { sources, problems } = loadSources(file)
  if (problems.length > 0) throw new CommandFailure(exitCode.usage, problems.join('\n'))
  return sources
}
