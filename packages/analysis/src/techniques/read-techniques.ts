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
 * Adds what the text describes to what it names by id. An id is surer than a rule, a rule surer than the model. Rules and
 * model know enterprise techniques alone: of an article about phones they say nothing. What is found with less than
 * `surest` confidence is left out.
 */
export function withDescribed(explicit: readonly Technique[], body: Passage, surest: number): Technique[] {
  if (isAboutMobile(body)) return [...explicit]
  const found = new Map<string, Technique>()
  for (const technique of [...explicit, ...ruleTechniques(body), ...modelTechniques(body, techniqueModel())])
    if (technique.confidence >= surest && !found.has(technique.id)) found.set(technique.id, technique)
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
