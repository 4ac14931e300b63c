import { parseAllDocuments } from 'yaml'
import { z } from 'zod'

const date = z.string().regex(/^\d{4}-(0[1-9]|1[012])-(0[1-9]|[12]\d|3[01])$/)
const uniqueTexts = z
  .array(z.string().min(2))
  .refine((items) => new Set(items).size === items.length, { error: 'must not repeat itself' })
const modifiers = ['contains', 'startswith', 'endswith', 'cased', 'all', 're', 'cidr', 'exists'] as const

/** A search identifier: fields, each with known modifiers, and lists of texts. */
const selection = z.record(
  z.string().regex(new RegExp(`^[A-Za-z][A-Za-z0-9_-]*(\\|(${modifiers.join('|')}))*$`)),
  z.array(z.string()).min(1),
)

/** What Sigma specification 2 asks of a rule, and what we ask of ours beyond it. */
const rule = z.strictObject({
  title: z.string().min(1).max(256),
  id: z.uuid(),
  status: z.literal('experimental'),
  description: z.string().min(1).max(65_535),
  references: uniqueTexts,
  author: z.string().min(1),
  date: date.optional(),
  tags: uniqueTexts.check(
    z.refine((tags) => tags.every((tag) => /^(attack|cve|tlp)\.[a-z0-9._-]+$/.test(tag)), {
      error: 'must be attack., cve. or tlp. tags in lower case',
    }),
  ),
  logsource: z
    .strictObject({ product: z.string(), category: z.string(), service: z.string() })
    .partial()
    .refine((parts) => Object.keys(parts).length > 0, { error: 'must name a log source' }),
  detection: z.looseObject({ condition: z.string().min(1) }),
  falsepositives: uniqueTexts,
  level: z.enum(['informational', 'low', 'medium', 'high', 'critical']),
})

/** The problems of a Sigma rule in YAML, none when it is valid; read as YAML 1.2 and as YAML 1.1, which must agree. */
export function sigmaProblems(text: string): readonly string[] {
  const [modern, ...others] = parseAllDocuments(text)
  if (modern === undefined || !('contents' in modern) || others.length > 0) return ['not one YAML document']
  if (modern.errors.length > 0) return modern.errors.map(({ message }) => message)
  const [old] = parseAllDocuments(text, { version: '1.1' })
  const value: unknown = modern.toJS()
  if (JSON.stringify(value) !== JSON.stringify(old?.toJS())) return ['YAML 1.1 and 1.2 read it differently']
  const parsed = rule.safeParse(value)
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  return detectionProblems(parsed.data.detection)
}

function detectionProblems(
  detection: { readonly condition: string } & Record<string, unknown>,
): readonly string[] {
  const { condition, ...selections } = detection
  const problems = Object.entries(selections).flatMap(([name, value]) => {
    const parsed = selection.safeParse(value)
    return parsed.success ? [] : parsed.error.issues.map(({ message }) => `${name}: ${message}`)
  })
  const named = condition
    .replace(/\b1 of (\w+)_\*/g, (_, prefix: string) =>
      Object.keys(selections).some((name) => name.startsWith(`${prefix}_`)) ? '' : 'nothing',
    )
    .split(/[\s()]+/)
    .filter((word) => word !== '' && !['and', 'or', 'not'].includes(word))
  const unknown = named.filter((word) => !(word in selections))
  return [...problems, ...unknown.map((word) => `condition names ${word}, which is no selection`)]
}
