import type { Technique } from '@huntwire/intel-model'
import { currentTechnique } from '@huntwire/knowledge'
import { isAdvice } from '../passage/advice.ts'
import { isDenied } from '../passage/denial.ts'
import { sentenceEvidence } from '../passage/evidence.ts'
import type { Passage } from '../passage/passage.ts'
import { findPhrases, phraseMatcher } from '../phrases/phrase-matcher.ts'
import { techniqueRules } from './rules.ts'

const matcher = phraseMatcher(
  techniqueRules.flatMap(([id, phrases]) => phrases.map((phrase) => [phrase, id] as const)),
)

/** Of what rules find 86 % are labelled in TRAM's reports of training, and 73 % (as parents) in AnnoCTR's. */
const ruleConfidence = 0.8

/** The techniques whose own words stand in the text, each once with its first sentence; not where it advises or denies. */
export function ruleTechniques(passage: Passage): Technique[] {
  const found = new Map<string, Technique>()
  for (const hit of findPhrases(passage, matcher)) {
    const technique = currentTechnique(hit.meaning)
    if (technique === undefined || found.has(technique.id)) continue
    if (isDenied(passage, hit) || isAdvice(passage, hit.start)) continue
    const evidence = sentenceEvidence(passage, hit.start, hit.end)
    found.set(technique.id, { ...technique, method: 'rule', confidence: ruleConfidence, evidence })
  }
  return [...found.values()]
}
