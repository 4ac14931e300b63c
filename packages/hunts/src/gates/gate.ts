import type { ArticleHead, Findings, Hunt } from '@huntwire/intel-model'
import type { Emissions } from '../dialects/emit-all.ts'

/** A hunt as it would leave, what its dialects read, and what it came from. */
export type Candidate = {
  readonly hunt: Hunt
  readonly emissions: Emissions
  readonly article: ArticleHead
  readonly findings: Findings
}

/** What a hunt must pass: null, or why it may not leave. */
export type Gate = (candidate: Candidate) => string | null
