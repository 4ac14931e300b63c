import type { Candidate } from './candidate.ts'

/** Ecosystem as texts write it → type of a package URL (purl). */
const purlTypes: Readonly<Record<string, string>> = {
  npm: 'npm',
  pypi: 'pypi',
  pip: 'pypi',
  pip3: 'pypi',
  rubygems: 'gem',
  gem: 'gem',
  nuget: 'nuget',
  cargo: 'cargo',
  'crates.io': 'cargo',
}
const name = String.raw`@?[A-Za-z0-9][A-Za-z0-9._-]{0,80}(?:\/[A-Za-z0-9][A-Za-z0-9._\/-]{0,120})?`
const quoted = String.raw`[\u0060"'“‘](?<quoted>${name})[\u0060"'”’]`

/** `pkg:npm/left-pad@1.0.0`, as it stands. */
const purl = /pkg:[a-z]{2,10}\/[A-Za-z0-9.%_~@/+-]{1,160}(?<![./-])/y
/** `npm install name`: the word behind the command. */
const command = new RegExp(
  String.raw`(?<system>npm|pip3?|gem|cargo)\s(?:install|i|add|require)\s(?:-[\w-]+\s)*(?<name>${name})(?:@[\w.^~-]+|==[\w.]+)?(?=[\s\u0060"'.,;)]|$)`,
  'iy',
)
/** npm package `name`, PyPI library "name". */
const announced = new RegExp(
  String.raw`(?<system>npm|PyPI|RubyGems|NuGet|crates\.io)\s(?:packages?|modules?|librar(?:y|ies)|crates?|gems?)\s(?:(?:named|called|known as|dubbed)\s)?${quoted}`,
  'iy',
)
/** `name` npm package, `name` on PyPI. */
const behind = new RegExp(
  String.raw`${quoted}\s(?:(?:package|module|library|crate|gem)\s)?(?:(?:on|from|in|at)\s(?:the\s)?)?(?<system>npm|PyPI|RubyGems|NuGet|crates\.io)\b`,
  'iy',
)
/** Malicious code in name (npm): how advisories about packages are titled. */
const titled = new RegExp(
  String.raw`(?<name>${name})\s\((?<system>npm|PyPI|RubyGems|NuGet|crates\.io)\)`,
  'iy',
)

const longestName = 205

/**
 * What a text about packages holds: the name of a registry or its tool, of which a rare part is looked for. A pattern
 * of its own is faster than more alternatives in another.
 */
const triggers = new RegExp(
  [
    '[Pp](?=[Mm][ )]|[Yy][Pp][Ii]|kg:|ip3? )',
    String.raw`[Gg](?=[Ee](?:t\b|ms?[ )])|o (?:add|install))`,
    String.raw`\.(?=io\b)(?<=tes\.)`,
  ].join('|'),
  'g',
)
/** What of the name stands before that part. */
const begins = /(?:ruby|nu?|crates|car)$/i

/** Every package that a text names together with its registry, as a package URL; the evidence is the name as written. */
export function findPackages(text: string): Candidate[] {
  const found: Candidate[] = []
  triggers.lastIndex = 0
  for (let match = triggers.exec(text); match !== null; match = triggers.exec(text)) {
    const before = text.slice(Math.max(0, match.index - 8), match.index)
    const candidate = packageAt(text, match.index - (begins.exec(before)?.[0].length ?? 0))
    if (candidate !== undefined) found.push(candidate)
  }
  return found
}

function packageAt(text: string, at: number): Candidate | undefined {
  purl.lastIndex = at
  if (purl.test(text))
    return { type: 'package', value: text.slice(at, purl.lastIndex), start: at, end: purl.lastIndex }
  return matchAt(command, text, at) ?? matchAt(announced, text, at) ?? before(text, at)
}

const indexOfPackages = /\bPackage (?:Index|Manager|Registry)\s\($/i

/** A name that stands in front of its ecosystem; "the Python Package Index (PyPI)" is the ecosystem itself. */
function before(text: string, at: number): Candidate | undefined {
  const left = text.slice(Math.max(0, at - longestName - 30), at)
  const bracketed = /(\S+)\s\($/.exec(left)
  if (bracketed !== null)
    return indexOfPackages.test(left) ? undefined : matchAt(titled, text, at - bracketed[0].length)
  const quote = /[`"'“‘][^`"'“”‘’\s]{1,205}[`"'”’]\s(?:[a-z]{2,7}\s){0,3}$/.exec(left)
  return quote === null ? undefined : matchAt(behind, text, at - quote[0].length)
}

function matchAt(pattern: RegExp, text: string, at: number): Candidate | undefined {
  pattern.lastIndex = at
  const match = pattern.exec(text)
  const written = match?.groups?.['quoted'] ?? match?.groups?.['name']
  const type = purlTypes[match?.groups?.['system']?.toLowerCase() ?? '']
  if (match === null || written === undefined || type === undefined) return undefined
  const bare = written.replace(/[._/-]+$/, '')
  const start =
    at + match[0].indexOf(written, match.groups?.['quoted'] === undefined ? 0 : match[0].search(/[`"'“‘]/))
  return { type: 'package', value: purlOf(type, bare), start, end: start + bare.length }
}

/** The canonical form of the purl specification: PyPI folds case and underscores, npm's scope is escaped. */
function purlOf(type: string, written: string): string {
  if (type === 'pypi') return `pkg:pypi/${written.toLowerCase().replace(/_/g, '-')}`
  return `pkg:${type}/${(type === 'npm' ? written.toLowerCase() : written).replace(/^@/, '%40')}`
}
