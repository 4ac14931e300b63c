import type { SubmittedArticle } from '@huntwire/intel-model'

/** What the source of an article is called: as its producer says, else the host of its URL (canonical). */
export function sourceNameOf(submission: SubmittedArticle, url: string): string {
  return submission.source ?? (url.startsWith('urn:') ? 'unknown' : new URL(url).hostname)
}
