/** Lines of running text have so many characters at least. */
const leastLength = 20
/** Of so many lines it can be told how often they end with a hyphen; where words are divided more of them do than this. */
const enoughLines = 50
const leastShare = 0.025
const enoughSigns = 3

/**
 * Whether an ordinary hyphen at the end of a line may only divide a word. Programs that divide words set a sign of their own
 * (U+2010, U+00AD), or end many lines so; where few lines end with a hyphen, words have it themselves.
 */
export function dividesWithHyphens(lines: Iterable<string>): boolean {
  let [all, signs, hyphens] = [0, 0, 0]
  for (const line of lines) {
    if (line.length < leastLength) continue
    all += 1
    const end = line.slice(-2)
    if (/[\u2010\u00ad]$/.test(end)) signs += 1
    else if (/\p{L}-$/u.test(end)) hyphens += 1
  }
  if (signs >= enoughSigns && signs > hyphens) return false
  return all < enoughLines || hyphens >= leastShare * all
}
