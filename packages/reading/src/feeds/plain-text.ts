import { scanPage } from '../pages/scan-page.ts'

const markup = /<\/[a-z]|<(?:br|hr|img|wbr)\b|<!--/i

/**
 * The words of a piece of HTML or of a text with entities, on one line; null when there are none. A lone `<script>` in a
 * headline is a word, not markup.
 */
export function plainText(html: string): string | null {
  const source = markup.test(html) ? html : html.replaceAll('<', '&lt;')
  const text = source.includes('&') || source.includes('<') ? scanPage(source, { chrome: true }).text : source
  const folded = text.replace(/\s+/g, ' ').trim()
  return folded === '' ? null : folded
}
