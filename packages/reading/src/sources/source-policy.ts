import type { SubmittedArticle } from '@huntwire/intel-model'
import type { ConfiguredSource } from './configured-source.ts'

/** What a source's entry says of how its articles are read, as a submission carries it; nothing for the default. */
export function policyOf({ plainIndicators }: ConfiguredSource): Pick<SubmittedArticle, 'plainIndicators'> {
  return plainIndicators === 'indicator' ? { plainIndicators } : {}
}
