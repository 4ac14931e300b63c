import { type PageElement, pathUp } from './page-element.ts'

export type ValuedLine = { readonly element: PageElement; readonly value: number }

/** How much of the best value an inner element must keep to be taken instead of the outer one. */
const keptInside = 0.8

/**
 * The smallest element that holds nearly all that is worth reading: values of lines are summed up the tree, the element
 * with the highest sum is best, and from there down an only child that keeps most of the sum.
 */
export function findContainer(lines: readonly ValuedLine[]): PageElement | null {
  const sums = new Map<PageElement, number>()
  for (const { element, value } of lines)
    for (const above of pathUp(element)) sums.set(above, (sums.get(above) ?? 0) + value)
  let best: PageElement | null = null
  let bestSum = 0
  for (const [element, sum] of sums) {
    if (sum > bestSum || (sum === bestSum && best !== null && element.depth > best.depth)) [best, bestSum] = [element, sum]
  }
  if (best === null) return null
  const children = new Map<PageElement, PageElement>()
  for (const [element, sum] of sums) {
    const { parent } = element
    if (parent === null) continue
    const other = children.get(parent)
    if (other === undefined || sum > (sums.get(other) ?? 0)) children.set(parent, element)
  }
  const enough = bestSum * keptInside
  for (let inner = children.get(best); inner !== undefined && (sums.get(inner) ?? 0) >= enough; inner = children.get(inner))
    best = inner
  return best
}
