/** KQL's verbatim strings first, then strings with backslash escapes, as both SPL and KQL have them. */
const literal = /@"(?:[^"]|"")*"|"(?:[^"\\]|\\[\s\S])*"/g

/** A query with every string literal emptied: what is left is its structure. */
export function blankLiterals(query: string): string {
  return query.replace(literal, '""')
}
