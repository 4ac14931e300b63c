import type { Technique } from '@huntwire/intel-model'
import { techniqueModel } from '@huntwire/knowledge'
import type { Passage } from '../passage/passage.ts'
import { readPassage } from '../passage/passage.ts'
import { explicitTechniques } from './explicit-ids.ts'
import { isAboutMobile } from './mobile.ts'
import { modelTechniques } from './model-techniques.ts'

/** The techniques of a plain text that is read as a report of a threat: named by id, and found by the model; by id. */
export function readTechniques(text: string): Technique[] {
  const body = readPassage(text, 'body')
  return withModel(explicitTechniques([body]), body)
}

/**
 * Adds what the model finds to what the article names by id, which is surer and stays. The model knows enterprise
 * techniques alone: of an article about phones it says nothing.
 */
export function withModel(explicit: readonly Technique[], body: Passage): Technique[] {
  if (isAboutMobile(body)) return [...explicit]
  const named = new Set(explicit.map(({ id }) => id))
  const found = modelTechniques(body, techniqueModel()).filter(({ id }) => !named.has(id))
  return [...explicit, ...found].sort((a, b) => (a.id < b.id ? -1 : 1))
}
