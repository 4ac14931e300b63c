/** What a query compares with one value: `FileName =~ "…`. */
const comparing = /(?:\b(?:has|contains|startswith|endswith|like)|==|=~|!=|!~)\s?[@%]?["'%]{1,2}$/i
/** What it compares with a list of values: `has_any ("net user", "…`. */
const comparingAny = /\b(?:has_any|has_all|has_cs|in~?|contains_any|startswith|matches)\s?$/i
const longestList = 300
const longestWord = 16

/** Whether a name is only a word that a query looks for. */
export function isInQuery(text: string, start: number): boolean {
  if (!/["'%\s,(]/.test(text[start - 1] ?? '')) return false
  if (comparing.test(text.slice(Math.max(0, start - longestWord), start))) return true
  const from = Math.max(0, start - longestList)
  const before = text.slice(from, start)
  const open = before.lastIndexOf('(')
  return (
    open > before.lastIndexOf(')') &&
    comparingAny.test(text.slice(Math.max(0, from + open - longestWord), from + open))
  )
}
