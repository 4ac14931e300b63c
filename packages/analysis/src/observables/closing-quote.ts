const quotes: Readonly<Record<string, string>> = { '"': '"', '`': '`', '“': '”', '‘': '’', "'": "'" }
const longest = 260
const shortest = 4

/** Where the quote closes that opens right before `start`; undefined when none does within 260 units. */
export function closingQuote(text: string, start: number): number | undefined {
  const close = quotes[text.charAt(start - 1)]
  if (close === undefined) return undefined
  const length = text.slice(start, start + longest).indexOf(close)
  return length < shortest ? undefined : start + length
}
