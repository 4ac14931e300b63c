import { analyse } from '@huntwire/analysis'
import { planHunts } from '@huntwire/hunts'
import {
  type Article,
  type Brief,
  composeBrief,
  headOf,
  type SubmittedArticle,
  sha256Hex,
} from '@huntwire/intel-model'
import { engine } from '@huntwire/knowledge'
import { canonicalUrl, type ReadArticle, sourceNameOf, toArticle } from '@huntwire/reading'
import type { Reader } from '@huntwire/reading/reader'

type MadeArticle =
  | { readonly ok: true; readonly article: Article }
  | { readonly ok: false; readonly reason: string }

/** The article of a submission as it is, nothing fetched. */
export async function articleOf(
  submission: SubmittedArticle,
  reader: Pick<Reader, 'readSubmission'>,
): Promise<MadeArticle> {
  return articleFrom(submission, await reader.readSubmission(submission))
}

/** The article of a file, or why there is none; without `url` its URL is the hash of the bytes. */
export async function articleOfFile(
  bytes: Uint8Array,
  url: string | null,
  reader: Pick<Reader, 'readDocument' | 'readSubmission'>,
): Promise<MadeArticle> {
  const document = await reader.readDocument(bytes, { url })
  if (document.kind === 'unreadable') return { ok: false, reason: document.reason }
  if (document.kind === 'submission') return await articleOf(document.submission, reader)
  return articleFrom({ url: url ?? `urn:sha256:${sha256Hex(bytes)}` }, document.read)
}

function articleFrom(submission: SubmittedArticle, read: ReadArticle): MadeArticle {
  const canonical = canonicalUrl(submission.url)
  if (!canonical.ok) return { ok: false, reason: `url: ${canonical.reason}` }
  const { url } = canonical
  const sourceName = sourceNameOf(submission, url)
  return { ok: true, article: toArticle({ submission, read, url, sourceName }) }
}

/** The brief of an article: the stages' pure cores, one after the other, in this process. */
export function briefOf(article: Article): Brief {
  const findings = analyse(article)
  const head = headOf(article)
  const { hunts, notes } = planHunts({ article: head, findings })
  return composeBrief({ engine, article: head, findings, hunts, huntNotes: notes })
}
