import { decodeEntities } from './decode-entities.ts'
import { stripTags } from './strip-tags.ts'

/** Tags that nobody writes by chance: an end tag, an element without one, a tag with attributes, a comment. */
const markup = /<\/[a-z]|<(?:br|hr|img|wbr)\b|<!--|<[a-z][a-z\d]{0,20}\s{1,20}[a-z][a-z-]{0,30}\s{0,20}=/i

/** Tags that HTML holds and a text about HTML seldom names. */
const htmlStart = /<(?:p|div|span|a|b|i|em|strong|ul|ol|li|table|h[1-6]|blockquote|pre)\b[^<>]{0,1000}>/i

/**
 * The words of a piece of HTML, or of a text with entities, on one line; null when there are none. `as` says how sure it
 * is that tags are markup: in a headline a lone `<script>` is a word, in a text declared as plain every tag is.
 */
export function plainText(
  source: string,
  as: 'headline' | 'html' | 'xhtml' | 'text' = 'headline',
  limit = 100_000,
): string | null {
  const text =
    source.includes('<') && isMarkup(source, as) ? stripTags(source, limit) : source.slice(0, limit)
  const folded = fold(decodeEntities(text))
  return folded === '' ? null : folded
}

function isMarkup(source: string, as: 'headline' | 'html' | 'xhtml' | 'text'): boolean {
  if (as === 'xhtml') return true
  return as !== 'text' && (markup.test(source) || (as === 'html' && htmlStart.test(source)))
}

function fold(text: string): string {
  return /[\s\u00a0]{2}|[^\S ]|^ | $/.test(text) ? text.replace(/\s+/g, ' ').trim() : text
}
