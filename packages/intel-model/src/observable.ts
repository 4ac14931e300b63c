import { z } from 'zod'
import type { DeepReadonly } from './deep-readonly.ts'
import { evidenceSchema } from './evidence.ts'

/** STIX Cyber-observable names where STIX has one. */
export const observableTypes = [
  'ipv4-addr',
  'ipv6-addr',
  'domain-name',
  'url',
  'email-addr',
  'mac-addr',
  'ipv4-cidr',
  'ipv6-cidr',
  'autonomous-system',
  'file-md5',
  'file-sha1',
  'file-sha256',
  'file-sha512',
  'file-ssdeep',
  'file-imphash',
  'file-name',
  'file-path',
  'windows-registry-key',
  'cve',
  'attack-id',
  'btc',
  'eth',
  'xmr',
  'package',
  'mutex',
  'user-agent',
] as const
export const observableTypeSchema = z.enum(observableTypes)
export type ObservableType = (typeof observableTypes)[number]

const observableRoles = ['indicator', 'victim', 'reference', 'tool', 'benign'] as const
export type ObservableRole = (typeof observableRoles)[number]

/** A thing seen in the text, refanged; only role `indicator` is held to be hostile. */
export const observableSchema = z.object({
  type: observableTypeSchema,
  value: z.string().min(1),
  role: z.enum(observableRoles),
  roleReason: z.string().min(1),
  defanged: z.boolean(),
  evidence: evidenceSchema,
})
export type Observable = DeepReadonly<z.infer<typeof observableSchema>>
