import { type HuntModel, huntIdOf } from '@huntwire/intel-model'
import type { HuntDraft } from '../../src/model/hunt-draft.ts'
import { testArticle } from './article.ts'

/** A hunt of this model whose words do not matter to the test. */
export function draftOf(model: HuntModel): HuntDraft {
  return {
    key: 'test',
    id: huntIdOf(testArticle.id, 'test'),
    title: 'What the case hunts',
    kind: 'behaviour',
    hypothesis: 'It is here.',
    whyNow: [{ quote: 'as quoted', start: 0, end: 9, block: 0 }],
    techniques: ['T1059.001'],
    phase: null,
    confidence: 'high',
    hitLooksLike: 'Any row.',
    expectedVolume: 'rare',
    falsePositives: ['Tests.'],
    triage: ['Look.'],
    blindSpots: ['All else.'],
    references: [testArticle.url],
    expires: null,
    model,
    cves: ['CVE-2026-10001'],
  }
}
