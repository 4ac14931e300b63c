import type { Observable, Reason, Technique, Vulnerability } from '@huntwire/intel-model'
import { sentenceAt } from '../passage/evidence.ts'
import type { Passage } from '../passage/passage.ts'

/** The findings whose sentences tell what happened. */
export interface SummaryInput {
  readonly title: Passage
  readonly body: Passage
  readonly reasons: readonly Reason[]
  readonly vulnerabilities: readonly Vulnerability[]
  readonly techniques: readonly Technique[]
  readonly observables: readonly Observable[]
}

const mostSentences = 3
const sentencesRead = 60
const shortest = 40
const longest = 600

/**
 * One to three whole sentences of the body, in its order: those that carry the most evidence, earlier ones first; the
 * first sentences where there is none. Headings, by-lines and table rows are no sentences.
 */
export function summarise(input: SummaryInput): string {
  const { body } = input
  const prose = proseSentences(body)
  if (prose.length === 0) return firstLine(body)
  const weights = weightsOf(input)
  return prose
    .map((sentence, order) => ({
      sentence,
      score: (weights.get(sentence) ?? 0) + titleShare(input, sentence) - order * 0.12,
    }))
    .sort((a, b) => b.score - a.score)
    .slice(0, mostSentences)
    .map(({ sentence }) => sentence)
    .sort((a, b) => a - b)
    .map((sentence) => sentenceText(body, sentence))
    .join(' ')
}

/** Indexes of the first sentences that read like one: they end with a stop, and are long enough. */
function proseSentences(body: Passage): number[] {
  const found: number[] = []
  for (
    let sentence = 0;
    sentence < body.sentences.starts.length && found.length < sentencesRead;
    sentence++
  ) {
    const text = sentenceText(body, sentence)
    if (
      text.length >= shortest &&
      text.length <= longest &&
      /[.!?…]["'”’)\]*_]*$/.test(text) &&
      !/^[#|>=-]|\t/.test(text)
    )
      found.push(sentence)
  }
  return found
}

function weightsOf(input: SummaryInput): ReadonlyMap<number, number> {
  const weights = new Map<number, number>()
  const add = (start: number, block: number | 'title', weight: number) => {
    if (block === 'title') return
    const sentence = sentenceAt(input.body, start)
    weights.set(sentence, (weights.get(sentence) ?? 0) + weight)
  }
  for (const { evidence, points } of input.reasons)
    if (evidence !== undefined && (points ?? 1) > 0) add(evidence.start, evidence.block, 1.5)
  for (const { evidence, about } of input.vulnerabilities) add(evidence.start, evidence.block, about ? 1 : 0)
  for (const { evidence } of input.techniques.slice(0, 10)) add(evidence.start, evidence.block, 0.3)
  return weights
}

/** How much of the title's words the sentence repeats, from 0 to 1. */
function titleShare({ title, body }: SummaryInput, sentence: number): number {
  const text = sentenceText(body, sentence).toLowerCase()
  const words = title.words.texts.filter((word) => word.length > 3)
  return words.length === 0 ? 0 : words.filter((word) => text.includes(word)).length / words.length
}

function sentenceText(body: Passage, sentence: number): string {
  return body.text.slice(body.sentences.starts[sentence], body.sentences.ends[sentence])
}

function firstLine(body: Passage): string {
  const first = body.sentences.starts.length === 0 ? '' : sentenceText(body, 0)
  return first.length <= longest ? first : ''
}
