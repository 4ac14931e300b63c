import { z } from 'zod'
import type { DeepReadonly } from './deep-readonly.ts'

const words = z.string().max(2_000)

/** A package or product, and which versions of it are affected. */
const affectedSchema = z.object({
  /** `npm`, `PyPI`, …; null where products are named instead of packages. */
  ecosystem: words.nullable(),
  vendor: words.nullable(),
  name: words,
  /** As the advisory words it, e.g. `>= 2.0, < 2.4.1`; null when it names none. */
  versions: words.nullable(),
  /** The first version without the fault. */
  fixed: words.nullable(),
})

/** What an entry of a catalogue of vulnerabilities says in fields; null is what it does not say. */
export const advisorySchema = z.object({
  catalogue: z.enum(['kev', 'github', 'osv']),
  id: words.min(1),
  /** Other names of the same vulnerability, e.g. its CVE. */
  aliases: z.array(words).max(100),
  /** When the catalogue took it in. */
  added: z.iso.date().nullable(),
  /** Until when it has to be dealt with. */
  due: z.iso.date().nullable(),
  /** Whether it is known to be used in ransomware campaigns. */
  ransomware: z.boolean().nullable(),
  severity: z.enum(['low', 'medium', 'high', 'critical']).nullable(),
  cvss: z.number().min(0).max(10).nullable(),
  cvssVector: words.nullable(),
  weaknesses: z.array(z.string().regex(/^CWE-\d+$/)).max(100),
  affected: z.array(affectedSchema).max(500),
  /** Whether the catalogue took it back. */
  withdrawn: z.boolean(),
})
export type Advisory = DeepReadonly<z.infer<typeof advisorySchema>>
