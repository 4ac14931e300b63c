/** How groups are numbered by those who track them: Mandiant, Proofpoint, Microsoft, CERT-UA, 360, Recorded Future, Unit 42. */
const designation =
  /(?<![\w-])(?:UNC\d{3,4}|TA(?!0)\d{3,4}|Storm-\d{4}|DEV-0\d{3}|UAC-\d{4}|APT-C-\d{2,3}|TAG-\d{2,3}|CL-(?:STA|CRI|UNK)-\d{4}|TEMP\.[A-Z][a-z]+|UTA\d{4}|ITG\d{2})(?![\w-]|\.\d)/y
const firstWords = /^(?:(?:unc|ta|uta|itg)\d{2,4}|storm|dev|uac|apt|tag|cl|temp)$/

/** Whether a word (lower case) may be the first one of such a designation. */
export function mayDesignate(word: string): boolean {
  return firstWords.test(word)
}

/** Where the designation ends that begins at `start`; undefined where none does, or one that is only another name. */
export function designationEnd(text: string, start: number): number | undefined {
  designation.lastIndex = start
  return designation.test(text) && !isAlias(text, start) ? designation.lastIndex : undefined
}

const alias = /\b(?:aka|a\.k\.a\.|also (?:known|tracked) as|alias(?:es)?)\b[^()]*$/i
const longestAliases = 120

/** Whether a name only stands among the other names of what was named before: "Sea Turtle (aka Teal Kurma, UNC1326)". */
function isAlias(text: string, start: number): boolean {
  return alias.test(text.slice(Math.max(0, start - longestAliases), start))
}
