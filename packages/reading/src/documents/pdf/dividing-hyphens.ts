/** Lines of running text have so many characters at least. */
const leastLength = 20
/** Of so many lines it can be told how often they end with a hyphen; where words are divided more of them do than this. */
const enoughLines = 40
const leastShare = 0.04
const enoughSigns = 3

/** What stands where a word is divided at the end of a line. */
export type DividingHyphen = 'hyphen' | 'sign' | 'none'

/**
 * What a document divides words with. Programs set a sign of their own (U+2010, U+00AD), or end many lines with an ordinary
 * hyphen; where few lines end with one, words have it themselves.
 */
export function dividingHyphen(lines: Iterable<string>): DividingHyphen {
  let [all, signs, hyphens] = [0, 0, 0]
  for (const line of lines) {
    if (line.length < leastLength) continue
    all += 1
    const end = line.slice(-2)
    if (/[\u2010\u00ad]$/.test(end)) signs += 1
    else if (/\p{L}-$/u.test(end)) hyphens += 1
  }
  if (signs >= enoughSigns && signs > hyphens) return 'sign'
  return all < enoughLines || hyphens >= leastShare * all ? 'hyphen' : 'none'
}
