import { nameKey } from './name-key.ts'

export interface Marks {
  readonly risky: ReadonlySet<string>
  readonly riskyWords: ReadonlySet<string>
  readonly lowerCase: ReadonlySet<string>
  /** Words that stand in lower case anywhere in the texts. */
  readonly everLower: ReadonlySet<string>
  readonly shortened: ReadonlySet<string>
  /** Whether ATT&CK or two lists have it. Single lists hold thousands of names, many of them words and given names. */
  readonly isListed: boolean
  readonly isOfAttack: boolean
}

/** Names of programs that stand in lower case everywhere, and yet are no words of any language. */
const programs = new Set(
  'meterpreter metasploit procdump wmiexec nbtscan gsecdump pwdump ngrok nircmd vjw0rm gh0st mim221 evilextractor'.split(
    ' ',
  ),
)

/** The names that alone prove nothing: ordinary words, two or three letters, short words in capitals. */
export function weakNames(names: readonly string[], marks: Marks): string[] {
  return names.filter((name) => {
    const key = nameKey(name)
    if (programs.has(key)) return false
    if (marks.riskyWords.has(key) || key.length <= 3) return true
    const isWord = !marks.isOfAttack || marks.everLower.has(key)
    if (marks.risky.has(key) && isWord) return true
    if (/^[A-Z]{4}$/.test(name) || /^[A-Z]{1,2}\d$/.test(name) || marks.shortened.has(name)) return true
    if (/[ _.-]/.test(name)) return false
    return marks.lowerCase.has(key) || (!marks.isListed && !/\p{Ll}\p{Lu}|\d/u.test(name))
  })
}
