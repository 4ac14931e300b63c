import type { Advisory } from '@huntwire/intel-model'
import type { AdvisoryEntry } from './advisory-entry.ts'
import { factLines } from './fact-lines.ts'

/** An advisory as an article: its facts first, then its own words, then what it refers to. */
export function advisoryText(parts: {
  readonly url: string
  readonly summary: string
  /** Markdown. */
  readonly details: string
  readonly published: string | null
  readonly references: readonly string[]
  readonly advisory: Advisory
}): AdvisoryEntry {
  const { advisory, details } = parts
  const cve = advisory.aliases.find((alias) => /^CVE-\d{4}-\d{4,}$/.test(alias))
  const name =
    parts.summary.replace(/\s+/g, ' ').trim() ||
    `Vulnerability in ${advisory.affected[0]?.name ?? advisory.id}`
  const score = advisory.cvss === null ? '' : ` (CVSS ${advisory.cvss.toFixed(1)})`
  const references = [...new Set(parts.references)].slice(0, 100).map((url) => `- ${url}`)
  return {
    url: parts.url,
    title: `${cve ?? advisory.id}: ${name}`.slice(0, 2_000),
    text: factLines([
      `# ${name}`,
      advisory.withdrawn ? `${advisory.id} was withdrawn.` : null,
      [
        ['Advisory', [advisory.id, ...advisory.aliases].join(', ')],
        ['Severity', advisory.severity === null ? '' : `${advisory.severity}${score}`],
        ['Weaknesses', advisory.weaknesses.join(', ')],
      ],
      advisory.affected.length === 0
        ? null
        : `Affected packages:\n\n${advisory.affected.map(affectedLine).join('\n')}`,
      details,
      references.length === 0 ? null : `References:\n\n${references.join('\n')}`,
    ]),
    markdown: true,
    published: parts.published === null ? null : new Date(parts.published).toISOString(),
    advisory,
  }
}

function affectedLine({ ecosystem, name, versions, fixed }: Advisory['affected'][number]): string {
  const range = versions === null ? '' : `, versions ${versions}`
  return `- ${name}${ecosystem === null ? '' : ` (${ecosystem})`}${range}${fixed === null ? '' : `, fixed in ${fixed}`}`
}
