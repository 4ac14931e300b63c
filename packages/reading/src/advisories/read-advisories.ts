import { decodeText } from '../encodings/decode-text.ts'
import type { AdvisoryEntry } from './advisory-entry.ts'
import { readGithubAdvisory } from './read-github-advisory.ts'
import { readKevEntry } from './read-kev-entry.ts'
import { readOsvEntry } from './read-osv-entry.ts'

export type ReadAdvisories =
  | { readonly ok: true; readonly entries: readonly AdvisoryEntry[]; readonly problems: readonly string[] }
  /** The bytes are no such catalogue; the reason says what was expected. */
  | { readonly ok: false; readonly reason: string }

const maxEntries = 50_000
const maxProblems = 20

/**
 * Reads a catalogue: `kev` is CISA's JSON of known exploited vulnerabilities, `github-advisories` is a list of GitHub's
 * REST API, or one or more advisories in OSV's format. Entries that cannot be read are named, the others kept.
 */
export function readAdvisories(bytes: Uint8Array, kind: 'kev' | 'github-advisories'): ReadAdvisories {
  let value: unknown
  try {
    value = JSON.parse(decodeText(bytes, { contentType: 'application/json' }))
  } catch (error) {
    return {
      ok: false,
      reason: `${expected[kind]}; it is no JSON: ${error instanceof Error ? error.message : error}`,
    }
  }
  const raw = kind === 'kev' ? listIn(value, 'vulnerabilities') : advisoriesIn(value)
  if (raw === null) return { ok: false, reason: expected[kind] }
  const entries: AdvisoryEntry[] = []
  const problems: string[] = []
  for (const [index, item] of raw.slice(0, maxEntries).entries()) {
    const reading =
      kind === 'kev' ? readKevEntry(item) : isOsv(item) ? readOsvEntry(item) : readGithubAdvisory(item)
    if (reading.ok) entries.push(reading.entry)
    else if (problems.length < maxProblems) problems.push(`entry ${index + 1}: ${reading.reason}`)
  }
  if (raw.length > maxEntries) problems.push(`only the first ${maxEntries} of ${raw.length} entries are read`)
  return { ok: true, entries, problems }
}

const expected = {
  kev: 'a catalogue of known exploited vulnerabilities is a JSON object with a list `vulnerabilities`',
  'github-advisories':
    'advisories are a JSON list as GitHub’s /advisories gives it, or advisories in the OSV format',
} as const

function advisoriesIn(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value
  return isOsv(value) ? [value] : listIn(value, 'vulns')
}

function listIn(value: unknown, name: string): readonly unknown[] | null {
  if (typeof value !== 'object' || value === null) return null
  const list: unknown = Object.getOwnPropertyDescriptor(value, name)?.value
  return Array.isArray(list) ? list : null
}

function isOsv(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    'modified' in value &&
    !('ghsa_id' in value)
  )
}
