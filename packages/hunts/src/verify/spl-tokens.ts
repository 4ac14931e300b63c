/**
 * The words of SPL as we write it: `"…"` with backslash escapes, the signs `| [ ] ( ) , =`, and bare words. Anything else
 * (a backtick, which would call a macro; a quote that is not closed) is an error.
 */
export type SplToken =
  | { readonly kind: 'string'; readonly text: string; readonly at: number }
  | { readonly kind: 'word'; readonly text: string; readonly at: number }
  | { readonly kind: 'sign'; readonly text: string; readonly at: number }

const token = /\s+|"((?:[^"\\]|\\[\s\S])*)"|([|[\](),=])|([A-Za-z0-9_.@*+-]+)/y

/** The tokens of a search; throws a `SyntaxError` with the offset of what is none. */
export function splTokens(search: string): readonly SplToken[] {
  const tokens: SplToken[] = []
  token.lastIndex = 0
  for (let at = 0; at < search.length; at = token.lastIndex) {
    token.lastIndex = at
    const match = token.exec(search)
    if (match === null)
      throw new SyntaxError(`unexpected ${JSON.stringify(search.slice(at, at + 12))} at ${at}`)
    const [, quoted, sign, word] = match
    if (quoted !== undefined) tokens.push({ kind: 'string', text: unescapeSpl(quoted), at })
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, at })
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, at })
  }
  return tokens
}

function unescapeSpl(quoted: string): string {
  return quoted.replace(/\\([\s\S])/g, '$1')
}
