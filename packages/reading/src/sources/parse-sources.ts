import { resolve } from 'node:path'
import { sha256Hex } from '@huntwire/intel-model'
import { isNode, LineCounter, parseDocument } from 'yaml'
import type { core } from 'zod'
import type { ConfiguredSource } from './configured-source.ts'
import { type SourceEntry, sourceEntrySchema, sourcesFileSchema } from './source-schema.ts'

/** What is wrong and on which line (1-based). */
export type SourceProblem = { readonly line: number; readonly message: string }

export type ParsedSources =
  | { readonly ok: true; readonly sources: readonly ConfiguredSource[] }
  | { readonly ok: false; readonly problems: readonly SourceProblem[] }

/** Reads `sources.yaml`; all its problems come at once. Paths are taken from `baseDirectory`, which is absolute. */
export function parseSources(text: string, options: { readonly baseDirectory: string }): ParsedSources {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const lineOf = (path: readonly PropertyKey[]) => lineOfPath(document, lines, path)
  if (document.errors.length > 0) {
    return refused(
      document.errors.map((error) => ({ line: lines.linePos(error.pos[0]).line, message: error.message })),
    )
  }
  const read = readValue(document)
  if (!read.ok) return refused([{ line: 1, message: read.message }])
  const parsed = sourcesFileSchema.safeParse(read.value)
  if (!parsed.success) {
    return refused(
      parsed.error.issues.map((issue) => ({ line: lineOf(issue.path), message: wordsOf(issue, read.value) })),
    )
  }
  const sources = parsed.data.sources.map((entry) => configured(entry, options.baseDirectory))
  const twins = findTwins(sources).map(({ index, message }) => ({
    line: lineOf(['sources', index]),
    message,
  }))
  return twins.length === 0 ? { ok: true, sources } : refused(twins)
}

function refused(problems: readonly SourceProblem[]): ParsedSources {
  return { ok: false, problems: problems.toSorted((a, b) => a.line - b.line) }
}

type YamlDocument = ReturnType<typeof parseDocument>

function readValue(
  document: YamlDocument,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string } {
  try {
    return { ok: true, value: document.toJS({ maxAliasCount: 100 }) }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}

function lineOfPath(document: YamlDocument, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

function wordsOf(issue: core.$ZodIssue, file: unknown): string {
  const [, index, ...rest] = issue.path
  const where = [nameOf(file, index), rest.join('.')].filter((part) => part !== '').join(': ')
  return where === '' ? sentenceOf(issue) : `${where}: ${sentenceOf(issue)}`
}

function sentenceOf(issue: core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    const unknown = issue.keys.map((key) => `\`${key}\``).join(', ')
    return issue.path.length === 0
      ? `unknown setting ${unknown}; the file has one list, \`sources\``
      : `unknown setting ${unknown}; there are ${knownSettings}`
  }
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return 'is missing'
  if (issue.code === 'invalid_union') return 'kind must be feed, kev, github-advisories, directory or file'
  return issue.message
}

const knownSettings = [
  ...new Set(sourceEntrySchema.options.flatMap((option) => Object.keys(option.shape))),
].join(', ')

function nameOf(file: unknown, index: PropertyKey | undefined): string {
  if (typeof index !== 'number') return ''
  const entry = (file as { readonly sources?: readonly unknown[] } | null)?.sources?.[index]
  const name = (entry as { readonly name?: unknown } | null | undefined)?.name
  return typeof name === 'string' && name !== '' ? `source "${name}"` : `source number ${index + 1}`
}

function configured(entry: SourceEntry, baseDirectory: string): ConfiguredSource {
  const common = {
    id: sha256Hex(`${entry.kind}\n${placeOf(entry)}`).slice(0, 32),
    name: entry.name,
    intervalMs: entry.interval,
    tlp: entry.tlp,
    plainIndicators: entry.plainIndicators,
    language: entry.language,
    tags: entry.tags,
    backfill: entry.backfill,
    enabled: entry.enabled,
    include: entry.include,
    exclude: entry.exclude,
  }
  if (entry.kind === 'directory' || entry.kind === 'file')
    return { ...common, kind: entry.kind, path: resolve(baseDirectory, entry.path) }
  const location =
    entry.url === undefined
      ? { kind: 'path' as const, path: resolve(baseDirectory, entry.path ?? '') }
      : { kind: 'url' as const, url: entry.url }
  return entry.kind === 'feed'
    ? { ...common, kind: entry.kind, location, fullText: entry.fullText }
    : { ...common, kind: entry.kind, location }
}

/** The place as written, so that the id does not depend on where the checkout lies. */
function placeOf(entry: SourceEntry): string {
  if ('url' in entry && entry.url !== undefined) return entry.url
  return (entry.path ?? '').replace(/^\.\//, '').replace(/\/+$/, '')
}

function findTwins(sources: readonly ConfiguredSource[]): { index: number; message: string }[] {
  const names = new Map<string, number>()
  const ids = new Map<string, string>()
  return sources.flatMap((source, index) => {
    const problems: { index: number; message: string }[] = []
    const twin = names.get(source.name)
    if (twin !== undefined)
      problems.push({
        index,
        message: `source "${source.name}": source number ${twin + 1} has the same name`,
      })
    const sameId = ids.get(source.id)
    if (sameId !== undefined)
      problems.push({ index, message: `source "${source.name}": source "${sameId}" reads the same place` })
    if (twin === undefined) names.set(source.name, index)
    if (sameId === undefined) ids.set(source.id, source.name)
    return problems
  })
}
