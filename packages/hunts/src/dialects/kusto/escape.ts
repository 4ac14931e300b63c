const named: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

/** `text` as a KQL string literal on one line; what is not printable becomes `\uXXXX`. */
export function quoteKql(text: string): string {
  return `"${text.replace(/[\\"]|[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (char) => named[char] ?? codeUnits(char))}"`
}

function codeUnits(char: string): string {
  return Array.from({ length: char.length }, (_, index) => {
    const unit = char.charCodeAt(index).toString(16).padStart(4, '0')
    return `\\u${unit}`
  }).join('')
}
