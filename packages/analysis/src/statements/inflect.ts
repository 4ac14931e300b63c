/** `package` and `packages`, `vulnerability` and `vulnerabilities`. */
export function nounForms(noun: string): string[] {
  return [noun, withS(noun)]
}

/**
 * `exploit`, `exploits`, `exploited`, `exploiting`. What a verb does otherwise is written behind it: `steal/stole/stolen`;
 * a doubled last letter as `drop+`.
 */
export function verbForms(written: string): string[] {
  const [first = '', ...irregular] = written.split('/')
  const doubled = first.endsWith('+')
  const verb = doubled ? first.slice(0, -1) : first
  const stem = doubled ? verb + verb.slice(-1) : verb.replace(/e$/, '')
  const past = irregular.length > 0 ? irregular : [endsInY(verb) ? `${verb.slice(0, -1)}ied` : `${stem}ed`]
  return [...new Set([verb, withS(verb), ...past, `${stem}ing`])]
}

function withS(word: string): string {
  if (endsInY(word)) return `${word.slice(0, -1)}ies`
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`
}

function endsInY(word: string): boolean {
  return /[^aeiou]y$/.test(word)
}
