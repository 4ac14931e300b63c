import { scanPage } from '../pages/scan-page.ts'

/** The words of a piece of HTML or of a text with entities, on one line; null when there are none. */
export function plainText(html: string): string | null {
  const text = /[<&]/.test(html) ? scanPage(html, { chrome: true }).text : html
  const folded = text.replace(/\s+/g, ' ').trim()
  return folded === '' ? null : folded
}
