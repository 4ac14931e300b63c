import type { ArticleHead, Findings } from '@huntwire/intel-model'
import { planHunts } from './plan-hunts.ts'

/** Why an article has no hunts, as one sentence for its brief. Throws a `RangeError` when it has some. */
export function noHuntReason(article: ArticleHead, findings: Findings): string {
  const { verdict, isThreat } = findings.relevance
  if (!isThreat)
    return `Nothing to hunt: the article is ${verdict === 'off-topic' ? 'off topic' : verdict}, not a report of a threat.`
  const { hunts, dropped } = planHunts({ article, findings })
  if (hunts.length > 0) throw new RangeError(`article ${article.id} has ${hunts.length} hunts`)
  if (dropped.length === 0)
    return 'Nothing to hunt: the article names no hostile host, file or address, and no vulnerability it is about.'
  return `No hunt could leave: ${dropped.map(({ title, reason }) => `"${title}": ${reason}`).join('; ')}.`
}
