import type { Observable, Reason, Technique, Vulnerability } from '@huntwire/intel-model'
import { advises } from '../passage/advice.ts'
import { sentenceAt } from '../passage/evidence.ts'
import type { Passage } from '../passage/passage.ts'
import { type Facet, facetsOf } from './facets.ts'

/** The findings whose sentences tell what happened. */
export interface SummaryInput {
  readonly title: Passage
  readonly body: Passage
  /** Whether the article is of a threat: then its sentences must tell of one, else they speak in their order. */
  readonly isThreat: boolean
  readonly reasons: readonly Reason[]
  readonly vulnerabilities: readonly Vulnerability[]
  readonly techniques: readonly Technique[]
  readonly observables: readonly Observable[]
}

const weakness: readonly Facet[] = ['weakness']

/** A sentence of the body that reads like one, with its white space folded. */
interface Prose {
  readonly sentence: number
  readonly text: string
}

interface Candidate extends Prose {
  readonly score: number
  readonly facets: ReadonlySet<Facet>
}

const mostSentences = 5
const mostText = 900
const sentencesRead = 60
const shortest = 40
const longest = 600

/** What a sentence gains for each thing that it tells and no chosen one did; below it a sentence adds too little. */
const facetGain = 1.2
const repeatGain = 0.3
const firstGain = 1.5
const orderCost = 0.03
const mostOrderCost = 0.3
const enough = 0.8
const little = 0.1
const fewSentences = 3

/**
 * One to five whole sentences of the body, in its order, with white space folded. The first one usually belongs; then
 * one after the other that which tells most of what is not told yet (against whom, how, what it does, what it cost).
 * Headings, by-lines, table rows, questions, advice and mere values are no such sentences.
 */
export function summarise(input: SummaryInput): string {
  const { body } = input
  const prose = proseSentences(body)
  if (prose.length === 0) return firstLine(body)
  const chosen = input.isThreat ? telling(candidatesOf(input, prose)) : prose.slice(0, 2)
  return chosen
    .toSorted((a, b) => a.sentence - b.sentence)
    .map(({ text }) => text)
    .join(' ')
}

/** Greedy: each round takes the sentence that adds most to those taken. */
function telling(candidates: readonly Candidate[]): Candidate[] {
  const told = new Set<Facet>()
  const chosen: Candidate[] = []
  let left = [...candidates]
  let length = 0
  while (chosen.length < mostSentences) {
    const gain = ({ score, facets }: Candidate) =>
      [...facets].reduce((sum, facet) => sum + (told.has(facet) ? repeatGain : facetGain), score)
    const best = left.reduce<Candidate | undefined>(
      (top, one) => (top === undefined || gain(one) > gain(top) ? one : top),
      undefined,
    )
    if (best === undefined) break
    if (chosen.length > 0 && gain(best) < (chosen.length < fewSentences ? little : enough)) break
    left = left.filter((one) => one !== best)
    const added = best.text.length
    if (chosen.length > 0 && length + added > mostText) continue
    chosen.push(best)
    length += added
    for (const facet of best.facets) told.add(facet)
  }
  return chosen
}

function candidatesOf(input: SummaryInput, prose: readonly Prose[]): Candidate[] {
  const weights = weightsOf(input)
  const facets = facetsOf(input.body, input.body.sentences.ends[prose.at(-1)?.sentence ?? 0] ?? 0)
  const weak = new Set(
    input.vulnerabilities
      .filter(({ about, evidence }) => about && evidence.block !== 'title')
      .map(({ evidence }) => sentenceAt(input.body, evidence.start)),
  )
  const titleWords = input.title.words.texts.filter((word) => word.length > 3)
  return prose.map(({ sentence, text }, order) => ({
    sentence,
    text,
    facets: new Set([...(facets.get(sentence) ?? []), ...(weak.has(sentence) ? weakness : [])]),
    score:
      (order === 0 ? firstGain : 0) +
      Math.min(1, weights.get(sentence) ?? 0) +
      titleShare(titleWords, text) -
      Math.min(order * orderCost, mostOrderCost),
  }))
}

/** Indexes of the first sentences that read like one: they end with a stop, are long enough and tell something. */
function proseSentences(body: Passage): Prose[] {
  const found: Prose[] = []
  for (
    let sentence = 0;
    sentence < body.sentences.starts.length && found.length < sentencesRead;
    sentence++
  ) {
    const text = sentenceText(body, sentence)
    const start = body.sentences.starts[sentence] ?? 0
    if (
      text.length >= shortest &&
      text.length <= longest &&
      /[.!…]["'”’)\]*_`]*$/.test(text) &&
      !/^[#|>=-]/.test(text) &&
      !body.text.slice(start, body.sentences.ends[sentence]).includes('\t') &&
      !ofTheText.test(text) &&
      !advises(body, sentence)
    )
      found.push({ sentence, text })
  }
  return found
}

/** Sentences about the article itself, its figures, its date and its readers. */
const ofTheText =
  /^(?:first,? )?let(?:[’']s| us)\b|^(?:in this|this) (?:blog|post|report|article|advisory|section|paper|write-?up|series|analysis)\b|^(?:see (?:the|our|also)|note:|here(?:[’']s| is) (?:how|what|a)|i[’']ll|we(?:[’']ll| will) (?:look|explore|cover|discuss|walk|describe|highlight|explain|show|take)|below|above|figure|table|the following|as (?:shown|seen|mentioned|described))\b|^(?-i:[a-z_]+): |\b(?:release date|last revised|min(?:utes?)? read|(?:published|posted|written) (?:on|by)|for more (?:information|details)|read (?:more|our|the full)|click here|our (?:customers|products)|customers (?:receive|are (?:better )?protected)|stay tuned)\b/i

/** A bare value proves that it is listed, and tells no story: only evidence that is a sentence has weight. */
function weightsOf(input: SummaryInput): ReadonlyMap<number, number> {
  const weights = new Map<number, number>()
  const add = ({ start, block, quote }: Reason['evidence'] & object, weight: number) => {
    if (block === 'title' || !quote.includes(' ')) return
    const sentence = sentenceAt(input.body, start)
    weights.set(sentence, (weights.get(sentence) ?? 0) + weight)
  }
  for (const { evidence, points } of input.reasons)
    if (evidence !== undefined && (points ?? 1) > 0) add(evidence, 0.5)
  for (const { evidence, about } of input.vulnerabilities) if (about) add(evidence, 0.5)
  for (const { evidence } of input.techniques.slice(0, 10)) add(evidence, 0.2)
  return weights
}

/** How much of the title's words (lower case) the sentence repeats, from 0 to 1. */
function titleShare(words: readonly string[], text: string): number {
  const lower = text.toLowerCase()
  return words.length === 0 ? 0 : words.filter((word) => lower.includes(word)).length / words.length
}

function sentenceText(body: Passage, sentence: number): string {
  const text = body.text.slice(body.sentences.starts[sentence], body.sentences.ends[sentence])
  return otherSpace.test(text) ? text.replace(/\s+/g, ' ') : text
}

/** White space that is not one blank. */
const otherSpace = /[^\S ]| {2}/

function firstLine(body: Passage): string {
  const first = body.sentences.starts.length === 0 ? '' : sentenceText(body, 0)
  return first.length <= longest ? first : ''
}
