import type { Technique } from '@huntwire/intel-model'
import { techniqueModel } from '@huntwire/knowledge'
import type { Passage } from '../passage/passage.ts'
import { readPassage } from '../passage/passage.ts'
import { explicitTechniques } from './explicit-ids.ts'
import { isAboutMobile } from './mobile.ts'
import { modelTechniques } from './model-techniques.ts'
import { ruleTechniques } from './rule-techniques.ts'

/**
 * The techniques of a plain text that is read as a report of a threat, by every method, sorted by id: as many right ones
 * as can be had at the price of some wrong ones, which the confidence tells.
 */
export function readTechniques(text: string): Technique[] {
  const body = readPassage(text, 'body')
  return withDescribed(explicitTechniques([body]), body, 0)
}

/**
 * Adds what the text describes to what it names by id. The proof of an id is better than that of a rule, and that of a rule
 * better than the model's; what both of these find is as sure as the surer says. Rules and model know enterprise
 * techniques alone: of an article about phones they say nothing. What is found with less than `surest` confidence is left
 * out.
 */
export function withDescribed(explicit: readonly Technique[], body: Passage, surest: number): Technique[] {
  if (isAboutMobile(body)) return [...explicit]
  const found = new Map<string, Technique>()
  for (const technique of [
    ...explicit,
    ...ruleTechniques(body),
    ...modelTechniques(body, techniqueModel()),
  ]) {
    const known = found.get(technique.id)
    if (known !== undefined && known.confidence < technique.confidence)
      found.set(known.id, { ...known, confidence: technique.confidence })
    if (known === undefined && technique.confidence >= surest) found.set(technique.id, technique)
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
