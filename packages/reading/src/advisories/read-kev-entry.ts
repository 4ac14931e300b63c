import { z } from 'zod'
import type { EntryReading } from './advisory-entry.ts'
import { factLines, sentenceOf } from './fact-lines.ts'

const text = z.string().trim()

const kevSchema = z.object({
  cveID: text.regex(/^CVE-\d{4}-\d{4,}$/),
  vendorProject: text.default(''),
  product: text.default(''),
  vulnerabilityName: text.default(''),
  dateAdded: z.iso.date(),
  shortDescription: text.default(''),
  requiredAction: text.default(''),
  dueDate: z.iso.date().nullable().catch(null),
  knownRansomwareCampaignUse: text.default(''),
  notes: text.default(''),
  cwes: z.array(z.string()).default([]),
})

/** One vulnerability of CISA's catalogue as an article that says what the entry says. */
export function readKevEntry(value: unknown): EntryReading {
  const parsed = kevSchema.safeParse(value)
  if (!parsed.success) return { ok: false, reason: sentenceOf(parsed.error) }
  const entry = parsed.data
  const id = entry.cveID
  const ransomware = ransomwareOf(entry.knownRansomwareCampaignUse)
  const name = entry.vulnerabilityName || `Vulnerability in ${entry.vendorProject} ${entry.product}`.trim()
  const weaknesses = entry.cwes.filter((cwe) => /^CWE-\d+$/.test(cwe)).slice(0, 100)
  return {
    ok: true,
    entry: {
      url: `urn:kev:${id}`,
      title: `${id}: ${name}, known to be exploited`.slice(0, 2_000),
      text: factLines([
        entry.shortDescription,
        `${id} is exploited in the wild: CISA added it to its catalogue of known exploited vulnerabilities on ${entry.dateAdded}.`,
        ransomware === true ? 'It is known to be used in ransomware campaigns.' : null,
        [
          ['Vendor', entry.vendorProject],
          ['Product', entry.product],
          ['Weaknesses', weaknesses.join(', ')],
          ['Required action', entry.requiredAction],
          ['Due', entry.dueDate ?? ''],
        ],
        entry.notes === '' ? null : `Notes: ${entry.notes}`,
      ]),
      markdown: false,
      published: `${entry.dateAdded}T00:00:00.000Z`,
      advisory: {
        catalogue: 'kev',
        id,
        aliases: [],
        added: entry.dateAdded,
        due: entry.dueDate,
        ransomware,
        severity: null,
        cvss: null,
        cvssVector: null,
        weaknesses,
        affected:
          entry.product === ''
            ? []
            : [
                {
                  ecosystem: null,
                  vendor: entry.vendorProject.slice(0, 2_000) || null,
                  name: entry.product.slice(0, 2_000),
                  versions: null,
                  fixed: null,
                },
              ],
        withdrawn: false,
      },
    },
  }
}

/** The catalogue says `Known` or `Unknown`, never that there is none. */
function ransomwareOf(use: string): boolean | null {
  return use.toLowerCase() === 'known' ? true : null
}
