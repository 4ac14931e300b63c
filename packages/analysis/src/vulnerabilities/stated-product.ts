import type { Evidence } from '@huntwire/intel-model'
import { findCves } from '../observables/cve.ts'
import { exactEvidence } from '../passage/evidence.ts'
import type { Passage } from '../passage/passage.ts'
import { indexAt } from '../passage/spans.ts'
import { affectedProduct } from './affected-product.ts'
import { productCell, type Tables } from './tables.ts'

/** Where a CVE is named. */
interface Place {
  readonly passage: Passage
  readonly start: number
}

/** A product, and the words that name it. */
export interface StatedProduct {
  readonly product: string
  readonly evidence: Evidence
}

const placesRead = 5

/** The product that the row or a sentence with the CVE names, or a sentence beside. */
export function productOf(
  mentions: readonly Place[],
  tables: ReadonlyMap<Passage, Tables>,
): StatedProduct | undefined {
  const read = mentions.slice(0, placesRead)
  for (const { passage, start } of read) {
    const known = tables.get(passage)
    const cell = known === undefined ? undefined : productCell(passage, known, start)
    if (cell !== undefined) return { product: cell.quote, evidence: cell }
    const { starts, ends } = passage.sentences
    const sentence = indexAt(starts, start)
    const found = productIn(passage, starts[sentence] ?? 0, ends[sentence] ?? passage.text.length, start)
    if (found !== undefined) return found
  }
  const [first] = read
  return first === undefined ? undefined : productBeside(first)
}

/** "Two flaws were fixed in X. CVE-1 and CVE-2 …", "They are CVE-1 and CVE-2. Both affect X." */
function productBeside({ passage, start }: Place): StatedProduct | undefined {
  const { starts, ends } = passage.sentences
  const sentence = indexAt(starts, start)
  const isOneOfSeveral = oneOfSeveral.test(passage.text.slice(starts[sentence], ends[sentence]))
  for (const beside of [sentence + 1, sentence + 2, ...(isOneOfSeveral ? [] : [sentence - 1])]) {
    const from = starts[beside]
    const to = ends[beside]
    if (from === undefined || to === undefined) continue
    const text = passage.text.slice(from, to)
    const refers =
      beside > sentence
        ? /^(?:It|This|Both|They|These|All|The (?:flaws?|bugs?|issues?|vulnerabilit|weakness|defects?|errors?|holes?))/
        : /\b(?:flaw|bug|hole|issue|vulnerabilit|weakness|zero-?day|defect)/i
    if (!refers.test(text) || findCves(text).length > 0) continue
    const found = productIn(passage, from, to, from)
    if (found !== undefined) return found
  }
  return undefined
}

/** What the sentence before tells of is then another one's. */
const oneOfSeveral = /^\W{0,6}(?:One of|Another|The other|Others?|Also)\b/

const unitsRead = 1_500

/** In an article about one CVE its product may be named where the CVE is not. */
export function firstProduct(passages: readonly Passage[]): StatedProduct | undefined {
  for (const passage of passages.toReversed()) {
    const found = productIn(passage, 0, Math.min(passage.text.length, unitsRead), 0)
    if (found !== undefined) return found
  }
  return undefined
}

/** Of a sentence that names several CVEs first the part from this one to the next, then the whole. */
function productIn(passage: Passage, from: number, to: number, cve: number): StatedProduct | undefined {
  const text = passage.text.slice(from, Math.min(to, from + unitsRead))
  const cves = findCves(text)
  const next = cves.find(({ start }) => start > cve - from)?.start
  const several = cves.some(({ start }) => start !== cve - from)
  const own = several ? within(Math.max(0, cve - from), next ?? text.length) : undefined
  return own ?? within(0, text.length)

  function within(start: number, end: number): StatedProduct | undefined {
    const found = affectedProduct(text.slice(start, end))
    if (found === undefined) return undefined
    const base = from + start
    return {
      product: found.product,
      evidence: exactEvidence(passage, base + found.start, base + found.end),
    }
  }
}
