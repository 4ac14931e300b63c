/** Article text for a terminal: it cannot move the cursor, colour anything or turn the reading direction. */
export function visibleText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, visibleChar)
}

function visibleChar(char: string): string {
  return char === '\n' || char === '\t' ? ' ' : `\\u{${char.codePointAt(0)?.toString(16)}}`
}
