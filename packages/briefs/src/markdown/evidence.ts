import type { Evidence, Reason } from '@huntwire/intel-model'
import { codeSpan, escapeText } from './escape.ts'

/** A quote between quotation marks, with its page where the article has pages. */
export function quoteOf({ quote, page }: Evidence): string {
  return `"${escapeText(quote)}"${page === undefined ? '' : `, page ${page}`}`
}

/** A reason with all that made it: `text ("quote", rule, points)`. */
export function reasonOf({ rule, text, points, evidence }: Reason): string {
  const proof = [
    ...(evidence === undefined ? [] : [quoteOf(evidence)]),
    codeSpan(rule),
    ...(points === undefined ? [] : [`${points} ${points === 1 ? 'point' : 'points'}`]),
  ]
  return `${escapeText(text)} (${proof.join(', ')})`
}
