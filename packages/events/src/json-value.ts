import type { z } from 'zod'
import { type DecodeFailure, decodeFailure } from './decode-result.ts'

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

/** Bytes as JSON: strict UTF-8 (a byte order mark is passed over), then JSON. */
export function parseJsonBytes(
  bytes: Uint8Array,
): { readonly ok: true; readonly json: unknown } | DecodeFailure {
  let text: string
  try {
    text = strictUtf8.decode(bytes)
  } catch {
    return decodeFailure(
      'undecodable',
      `the value is not UTF-8 text (${bytes.length} bytes); send JSON as UTF-8`,
    )
  }
  try {
    return { ok: true, json: JSON.parse(text) }
  } catch (error) {
    return decodeFailure(
      'invalid-json',
      `the value is not JSON: ${error instanceof Error ? error.message : error}`,
    )
  }
}

/** JSON as a schema's value; every issue is named with its path. */
export function parseWith<Schema extends z.ZodType>(
  schema: Schema,
  json: unknown,
): { readonly ok: true; readonly data: z.output<Schema> } | DecodeFailure {
  const parsed = schema.safeParse(json)
  if (parsed.success) return { ok: true, data: parsed.data }
  return decodeFailure('schema-mismatch', parsed.error.issues.map(describeIssue).join('; '))
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String).join('.')
  return path === '' ? issue.message : `${path}: ${issue.message}`
}
