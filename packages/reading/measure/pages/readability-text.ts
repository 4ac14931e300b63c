import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'

/** Readability's article, its blocks on lines of their own: what the extraction is compared with. */
export function readabilityText(html: string): string {
  return blocksOf(parseHTML(`<html><body>${readabilityHtml(html)}</body></html>`).document.body)
}

/** Readability's article on linkedom, as it gives it. */
export function readabilityHtml(html: string): string {
  return new Readability(parseHTML(html).document).parse()?.content ?? ''
}

const blocks = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BR CENTER DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TH TR UL'.split(
    ' ',
  ),
)

type TreeNode = {
  readonly nodeType: number
  readonly nodeName: string
  readonly nodeValue: string | null
  readonly childNodes: Iterable<TreeNode>
}

function blocksOf(node: TreeNode): string {
  if (node.nodeType === 3) return node.nodeValue ?? ''
  const text = [...node.childNodes].map(blocksOf).join('')
  return blocks.has(node.nodeName.toUpperCase()) ? `\n${text}\n` : text
}
