export type Span = readonly [start: number, end: number]

/** Where the items of a well-formed feed stand in its text; tags in comments and CDATA are none. */
export function itemSpans(text: string): readonly Span[] {
  const spans: Span[] = []
  let start = -1
  for (const match of text.matchAll(
    /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)(?:\w+:)?(?:item|entry)(?=[\s>])[^>]*>/gi,
  )) {
    if (match[0].startsWith('<!')) continue
    if (match[1] === '' && start < 0) start = match.index
    if (match[1] === '/' && start >= 0) {
      spans.push([start, match.index + match[0].length])
      start = -1
    }
  }
  return spans
}
