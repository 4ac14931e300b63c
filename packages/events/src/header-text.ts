/** A header of a record: a name, and bytes or nothing. */
export type HeaderEntry = readonly [name: string, value: Uint8Array | null]

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

/** The first header of that name as text; null when absent or empty of bytes; throws a TypeError when not UTF-8. */
export function headerText(headers: readonly HeaderEntry[], name: string): string | null {
  const found = headers.find(([candidate]) => candidate.toLowerCase() === name)
  return found?.[1] == null ? null : strictUtf8.decode(found[1])
}
