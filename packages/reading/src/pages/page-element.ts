/** An element of the page, as far as finding the main text needs it. */
export type PageElement = {
  readonly name: string
  readonly parent: PageElement | null
  readonly depth: number
  /** Class, id, role, itemprop and rel as written. */
  readonly label: string
  /** Not shown: `hidden`, `display: none`, `aria-hidden`. */
  readonly hidden: boolean
  /** Navigation, page header and the like. */
  readonly chrome: boolean
}

/** Deeper elements are not told apart from the one at this depth, so that climbing costs a bounded number of steps. */
const maxDepth = 256

/** The root above all elements of a page. */
export const rootElement: PageElement = {
  name: '',
  parent: null,
  depth: 0,
  label: '',
  hidden: false,
  chrome: false,
}

/** An element inside `parent`; `parent` itself stands for inline elements that say nothing of their own and for what is too deep. */
export function childElement(
  parent: PageElement,
  own: Pick<PageElement, 'name' | 'label' | 'hidden' | 'chrome'> & { readonly matters: boolean },
): PageElement {
  const { name, label, hidden, chrome, matters } = own
  if (parent.depth >= maxDepth || (!matters && !hidden && !chrome && label === '')) return parent
  return { name, parent, depth: parent.depth + 1, label, hidden, chrome }
}

/** The element and all above it, innermost first. */
export function* pathUp(element: PageElement): Generator<PageElement> {
  for (let at: PageElement | null = element; at !== null; at = at.parent) yield at
}

/** A question about elements whose answer depends on the element and the answer of the element above; asked once of each. */
export function fromAbove<Answer>(
  answerOf: (element: PageElement, above: Answer | null) => Answer,
): (element: PageElement) => Answer {
  const answers = new Map<PageElement, Answer>()
  return (element) => {
    const open: PageElement[] = []
    let above: Answer | null = null
    for (const at of pathUp(element)) {
      const known = answers.get(at)
      if (known !== undefined) {
        above = known
        break
      }
      open.push(at)
    }
    for (const at of open.reverse()) {
      above = answerOf(at, above)
      answers.set(at, above)
    }
    return above ?? answerOf(element, null)
  }
}

/** The words of a label: split at white space, punctuation and humps, in lower case. */
export function wordsOf(label: string): readonly string[] {
  return label
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
}
