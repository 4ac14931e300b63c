import { type Advisory, cvssBaseScore } from '@huntwire/intel-model'
import { z } from 'zod'
import type { EntryReading } from './advisory-entry.ts'
import { advisoryText } from './advisory-text.ts'
import { sentenceOf } from './fact-lines.ts'
import { severityOf } from './read-github-advisory.ts'

const eventSchema = z.object({
  introduced: z.string().optional(),
  fixed: z.string().optional(),
  last_affected: z.string().optional(),
})

const affectedSchema = z.object({
  package: z.object({ ecosystem: z.string(), name: z.string() }).optional(),
  ranges: z.array(z.object({ type: z.string(), events: z.array(eventSchema).default([]) })).default([]),
  versions: z.array(z.string()).default([]),
})

const osvSchema = z.object({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,199}$/),
  aliases: z.array(z.string()).default([]),
  summary: z.string().default(''),
  details: z.string().default(''),
  published: z.iso.datetime({ offset: true }).nullable().default(null).catch(null),
  withdrawn: z.string().nullable().default(null),
  severity: z.array(z.object({ type: z.string(), score: z.string() })).default([]),
  affected: z.array(affectedSchema).default([]),
  references: z.array(z.object({ url: z.string() })).default([]),
  database_specific: z
    .object({ severity: z.string().optional(), cwe_ids: z.array(z.string()).optional() })
    .nullable()
    .default(null)
    .catch(null),
})

/** One vulnerability in the OSV format (1.x), as GitHub's advisory database and OSV.dev write it. */
export function readOsvEntry(value: unknown): EntryReading {
  const parsed = osvSchema.safeParse(value)
  if (!parsed.success) return { ok: false, reason: sentenceOf(parsed.error) }
  const entry = parsed.data
  const isGithub = /^GHSA(-[0-9a-z]{4}){3}$/i.test(entry.id)
  const id = isGithub ? `GHSA${entry.id.slice(4).toLowerCase()}` : entry.id
  const vector = entry.severity.find(({ type }) => type === 'CVSS_V3') ?? entry.severity[0]
  const advisory: Advisory = {
    catalogue: isGithub ? 'github' : 'osv',
    id,
    aliases: entry.aliases.slice(0, 100).map((alias) => alias.slice(0, 2_000)),
    added: null,
    due: null,
    ransomware: null,
    severity: severityOf(entry.database_specific?.severity ?? null),
    cvss: vector === undefined ? null : cvssBaseScore(vector.score),
    cvssVector: vector?.score.slice(0, 2_000) ?? null,
    weaknesses: (entry.database_specific?.cwe_ids ?? []).filter((cwe) => /^CWE-\d+$/.test(cwe)).slice(0, 100),
    affected: entry.affected.flatMap(affectedOf).slice(0, 500),
    withdrawn: entry.withdrawn !== null,
  }
  return {
    ok: true,
    entry: advisoryText({
      url: isGithub ? `urn:ghsa:${id}` : `urn:osv:${id}`,
      summary: entry.summary,
      details: entry.details,
      published: entry.published,
      references: entry.references.map(({ url }) => url),
      advisory,
    }),
  }
}

function affectedOf(affected: z.infer<typeof affectedSchema>): Advisory['affected'] {
  if (affected.package === undefined) return []
  const { ecosystem, name } = affected.package
  const about = { ecosystem: ecosystem.slice(0, 2_000), vendor: null, name: name.slice(0, 2_000) }
  const ranges = affected.ranges
    .filter(({ type }) => type !== 'GIT')
    .flatMap(({ events }) => rangesOf(events))
  if (ranges.length > 0) return ranges.map((range) => ({ ...about, ...range }))
  const versions = affected.versions.length === 0 ? null : affected.versions.join(', ').slice(0, 2_000)
  return [{ ...about, versions, fixed: null }]
}

type Range = { readonly versions: string | null; readonly fixed: string | null }

/** Events in their order: each `introduced` opens a range, `fixed` or `last_affected` ends it. */
function rangesOf(events: readonly z.infer<typeof eventSchema>[]): readonly Range[] {
  const ranges: Range[] = []
  let from: string | null = null
  for (const { introduced, fixed, last_affected: last } of events) {
    if (introduced !== undefined) {
      if (from !== null) ranges.push(rangeOf(from, null, null))
      from = introduced
    } else if (from !== null && (fixed ?? last) !== undefined) {
      ranges.push(rangeOf(from, fixed ?? null, last ?? null))
      from = null
    }
  }
  if (from !== null) ranges.push(rangeOf(from, null, null))
  return ranges
}

function rangeOf(from: string, fixed: string | null, last: string | null): Range {
  const bounds = [
    ...(from === '0' ? [] : [`>= ${from}`]),
    ...(fixed === null ? [] : [`< ${fixed}`]),
    ...(last === null ? [] : [`<= ${last}`]),
  ]
  return {
    versions: (bounds.join(', ') || 'all').slice(0, 2_000),
    fixed: fixed?.slice(0, 2_000) ?? null,
  }
}
