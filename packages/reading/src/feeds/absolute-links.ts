import { decodeEntities } from './decode-entities.ts'
import { resolveUrl } from './resolve-url.ts'

/** Values of `href` and `src` that are not absolute yet; one that leads within the text stays. */
const relative = /(\s(?:href|src)\s{0,5}=\s{0,5})(["'])(?![a-z][a-z\d+.-]{0,20}:|#)([^"'<>]{1,2000})\2/gi

/** HTML whose relative links and images are seen from `base`. */
export function absoluteLinks(html: string, base: string | null): string {
  if (base === null || !html.includes('=')) return html
  return html.replace(relative, (whole, start: string, quote: string, value: string) => {
    const url = resolveUrl(decodeEntities(value), base)
    return url === null ? whole : `${start}${quote}${url.replaceAll('&', '&amp;')}${quote}`
  })
}
