import type { Technique } from '@huntwire/intel-model'
import { currentTechnique } from '@huntwire/knowledge'
import { findTechniqueIds } from '../observables/attack-id.ts'
import { sentenceEvidence } from '../passage/evidence.ts'
import type { Passage } from '../passage/passage.ts'

/**
 * The ATT&CK techniques that the text names by id, each once with the first sentence that does. Revoked ids stand for
 * their successors; what ATT&CK does not know is left out.
 */
export function explicitTechniques(passages: readonly Passage[]): Technique[] {
  const found = new Map<string, Technique>()
  for (const passage of passages)
    for (const mention of findTechniqueIds(passage.text)) {
      const known = currentTechnique(mention.id)
      if (known === undefined || found.has(known.id)) continue
      const evidence = sentenceEvidence(passage, mention.start, mention.end)
      found.set(known.id, { ...known, method: 'explicit-id', confidence: 1, evidence })
    }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
