import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'

/** Readability's article, its blocks on lines of their own: what the extraction is compared with. */
export function readabilityText(html: string): string {
  const article = new Readability(parseHTML(html).document).parse()
  if (article?.content == null) return ''
  return blocksOf(parseHTML(`<html><body>${article.content}</body></html>`).document.body)
}

const blocks = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BR CENTER DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TH TR UL'.split(
    ' ',
  ),
)

function blocksOf(node: Node): string {
  if (node.nodeType === 3) return node.nodeValue ?? ''
  const text = [...node.childNodes].map(blocksOf).join('')
  return blocks.has(node.nodeName.toUpperCase()) ? `\n${text}\n` : text
}
