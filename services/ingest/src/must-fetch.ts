import type { SubmittedArticle } from '@huntwire/intel-model'

/** Whether the text of an article has to be fetched: its submission brings none, and its URL (canonical) is a page's. */
export function mustFetch(submission: SubmittedArticle, url: string): boolean {
  const { html, markdown, text } = submission
  return html === undefined && markdown === undefined && text === undefined && !url.startsWith('urn:')
}
