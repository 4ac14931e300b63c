/** What a query compares with: `has_any ("net user", "…`, `FileName =~ "…`. */
const comparing =
  /\b(?:has_any|has_all|has_cs|in~?|contains_any|startswith|matches)\s?\([^)]*$|(?:\b(?:has|contains|startswith|endswith|like)|==|=~|!=|!~)\s?[@%]?["'%]{1,2}$/i
const longestList = 300

/** Whether a name is only a word that a query looks for. */
export function isInQuery(text: string, start: number): boolean {
  return (
    /["'%\s,(]/.test(text[start - 1] ?? '') &&
    comparing.test(text.slice(Math.max(0, start - longestList), start))
  )
}
