import { analyse } from '@huntwire/analysis'
import { planHunts } from '@huntwire/hunts'
import { type Article, type Brief, composeBrief, headOf, type SubmittedArticle } from '@huntwire/intel-model'
import { engine } from '@huntwire/knowledge'
import { canonicalUrl, readSubmission, sourceNameOf, toArticle } from '@huntwire/reading'

/** The article of a submission as it is, nothing fetched. */
export function articleOf(
  submission: SubmittedArticle,
): { readonly ok: true; readonly article: Article } | { readonly ok: false; readonly reason: string } {
  const canonical = canonicalUrl(submission.url)
  if (!canonical.ok) return { ok: false, reason: `url: ${canonical.reason}` }
  const { url } = canonical
  const sourceName = sourceNameOf(submission, url)
  return { ok: true, article: toArticle({ submission, read: readSubmission(submission), url, sourceName }) }
}

/** The brief of an article: the stages' pure cores, one after the other, in this process. */
export function briefOf(article: Article): Brief {
  const findings = analyse(article)
  const head = headOf(article)
  const { hunts, notes } = planHunts({ article: head, findings })
  return composeBrief({ engine, article: head, findings, hunts, huntNotes: notes })
}
