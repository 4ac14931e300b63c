import type { Advisory } from '@huntwire/intel-model'
import { z } from 'zod'
import type { EntryReading } from './advisory-entry.ts'
import { advisoryText } from './advisory-text.ts'
import { sentenceOf } from './fact-lines.ts'

const optionalText = z.string().nullable().default(null).catch(null)

const githubSchema = z.object({
  ghsa_id: z.string().regex(/^GHSA(-[0-9a-z]{4}){3}$/i),
  cve_id: optionalText,
  html_url: optionalText,
  summary: z.string().default(''),
  description: optionalText,
  severity: optionalText,
  published_at: z.iso.datetime({ offset: true }).nullable().catch(null),
  withdrawn_at: optionalText,
  identifiers: z
    .array(z.object({ value: z.string() }))
    .nullable()
    .default([]),
  references: z
    .array(z.union([z.string(), z.object({ url: z.string() }).transform(({ url }) => url)]))
    .nullable()
    .default([]),
  cwes: z
    .array(z.object({ cwe_id: z.string() }))
    .nullable()
    .default([]),
  cvss: z
    .object({ vector_string: optionalText, score: z.number().nullable().catch(null) })
    .nullable()
    .default(null),
  vulnerabilities: z
    .array(
      z.object({
        package: z.object({ ecosystem: optionalText, name: optionalText }).nullable(),
        vulnerable_version_range: optionalText,
        first_patched_version: z
          .union([z.string(), z.object({ identifier: z.string() }).transform(({ identifier }) => identifier)])
          .nullable()
          .default(null),
      }),
    )
    .nullable()
    .default([]),
})

/** One advisory as GitHub's REST API lists it. */
export function readGithubAdvisory(value: unknown): EntryReading {
  const parsed = githubSchema.safeParse(value)
  if (!parsed.success) return { ok: false, reason: sentenceOf(parsed.error) }
  const entry = parsed.data
  const id = `GHSA${entry.ghsa_id.slice(4).toLowerCase()}`
  const score = entry.cvss?.score ?? null
  const names = [entry.cve_id ?? '', ...(entry.identifiers ?? []).map(({ value }) => value)]
  const advisory: Advisory = {
    catalogue: 'github',
    id,
    aliases: [...new Set(names)]
      .filter((name) => name !== '' && name.toUpperCase() !== id.toUpperCase())
      .slice(0, 100)
      .map((name) => name.slice(0, 2_000)),
    added: null,
    due: null,
    ransomware: null,
    severity: severityOf(entry.severity),
    cvss: score === null || score <= 0 || score > 10 ? null : score,
    cvssVector: entry.cvss?.vector_string?.slice(0, 2_000) ?? null,
    weaknesses: (entry.cwes ?? [])
      .map(({ cwe_id }) => cwe_id)
      .filter((cwe) => /^CWE-\d+$/.test(cwe))
      .slice(0, 100),
    affected: (entry.vulnerabilities ?? []).slice(0, 500).flatMap((affected) =>
      affected.package?.name
        ? [
            {
              ecosystem: affected.package.ecosystem?.slice(0, 2_000) ?? null,
              vendor: null,
              name: affected.package.name.slice(0, 2_000),
              versions: affected.vulnerable_version_range?.slice(0, 2_000) ?? null,
              fixed: affected.first_patched_version?.slice(0, 2_000) ?? null,
            },
          ]
        : [],
    ),
    withdrawn: entry.withdrawn_at !== null,
  }
  return {
    ok: true,
    entry: advisoryText({
      url: `urn:ghsa:${id}`,
      summary: entry.summary,
      details: entry.description ?? '',
      published: entry.published_at,
      references: [...(entry.html_url === null ? [] : [entry.html_url]), ...(entry.references ?? [])],
      advisory,
    }),
  }
}

/** GitHub says `moderate` in some places and `medium` in others. */
export function severityOf(word: string | null): Advisory['severity'] {
  switch (word?.toLowerCase()) {
    case 'low':
      return 'low'
    case 'medium':
    case 'moderate':
      return 'medium'
    case 'high':
      return 'high'
    case 'critical':
      return 'critical'
    default:
      return null
  }
}
