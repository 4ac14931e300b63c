import type { SubmittedArticle } from '@huntwire/intel-model'
import type { AdvisorySource } from '../sources/configured-source.ts'
import { policyOf } from '../sources/source-policy.ts'
import type { AdvisoryEntry } from './advisory-entry.ts'

/** An entry of a catalogue as a submission that brings everything along: nothing of it is fetched. */
export function advisoryToSubmission(entry: AdvisoryEntry, source: AdvisorySource): SubmittedArticle {
  return {
    url: entry.url,
    title: entry.title,
    ...(entry.markdown ? { markdown: entry.text } : { text: entry.text }),
    source: source.name,
    ...(entry.published === null ? {} : { published: entry.published }),
    language: source.language ?? 'en',
    tags: source.tags,
    tlp: source.tlp,
    ...policyOf(source),
    externalId: entry.advisory.id,
    advisory: entry.advisory,
  }
}
