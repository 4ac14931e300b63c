import { type PageElement, pathUp } from './page-element.ts'

/** How much of the best sum an inner element must keep to be taken instead of the outer one. */
const keptInside = 0.8

/**
 * The smallest element that holds nearly all that is worth reading: the one with the highest sum of values, and from there
 * down as long as one child keeps most of it. Null when nothing is worth reading.
 */
export function findContainer(sums: ReadonlyMap<PageElement, number>): PageElement | null {
  let best: PageElement | null = null
  let bestSum = 0
  for (const [element, sum] of sums) {
    const higher = sum > bestSum || (sum === bestSum && best !== null && element.depth > best.depth)
    if (higher) [best, bestSum] = [element, sum]
  }
  if (best === null) return null
  const bestChild = bestChildren(sums)
  const enough = bestSum * keptInside
  for (let child = bestChild.get(best); child !== undefined; child = bestChild.get(child)) {
    if ((sums.get(child) ?? 0) < enough) return best
    best = child
  }
  return best
}

/** Adds values up the tree. */
export function sumUp(
  values: Iterable<{ readonly element: PageElement; readonly value: number }>,
): ReadonlyMap<PageElement, number> {
  const sums = new Map<PageElement, number>()
  for (const { element, value } of values) sums.set(element, (sums.get(element) ?? 0) + value)
  const byDepth = levelsOf(sums.keys())
  for (const level of byDepth.reverse()) {
    for (const element of level) {
      const { parent } = element
      if (parent !== null) sums.set(parent, (sums.get(parent) ?? 0) + (sums.get(element) ?? 0))
    }
  }
  return sums
}

/** The elements and all above them by depth. */
function levelsOf(elements: Iterable<PageElement>): Set<PageElement>[] {
  const levels: Set<PageElement>[] = []
  for (const element of elements) {
    for (const at of pathUp(element)) {
      const level = levels[at.depth] ?? new Set()
      levels[at.depth] = level
      if (level.has(at)) break
      level.add(at)
    }
  }
  return Array.from(levels, (level) => level ?? new Set())
}

function bestChildren(sums: ReadonlyMap<PageElement, number>): ReadonlyMap<PageElement, PageElement> {
  const best = new Map<PageElement, PageElement>()
  for (const [element, sum] of sums) {
    if (element.parent === null) continue
    const other = best.get(element.parent)
    if (other === undefined || sum > (sums.get(other) ?? 0)) best.set(element.parent, element)
  }
  return best
}
