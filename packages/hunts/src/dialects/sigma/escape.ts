import type { Unsupported } from '../emit-result.ts'

/** `text` as a Sigma value: wildcards and backslashes that are meant literally (Sigma specification 2, "Escaping"). */
export function escapeSigma(text: string): string {
  return text.replace(/[\\*?]/g, '\\$&')
}

/** Control characters and line separators are read differently by YAML 1.1 and 1.2. */
export function sigmaProblems(text: string): readonly Unsupported[] {
  return /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text)
    ? [{ feature: 'control-character', subject: JSON.stringify(text) }]
    : []
}
