import type { SubmittedArticle } from '@huntwire/intel-model'
import { binaryKind } from '../documents/document-kind.ts'
import { type ReadArticle, readHtml, readSubmission } from '../documents/read-article.ts'
import { type ReadDocument, readDocument } from '../documents/read-document.ts'
import { processPool, type TaskOutcome } from './process-pool.ts'
import type { DocumentOptions, ReadingTask } from './reading-task.ts'

/** Reads whatever comes, in bounded time. Nothing is thrown for what is read. */
export type Reader = {
  /** As `readDocument` of the package's root. */
  readonly readDocument: (bytes: Uint8Array, options?: DocumentOptions) => Promise<ReadDocument>
  /** As `readSubmission` of the package's root. */
  readonly readSubmission: (submission: SubmittedArticle) => Promise<ReadArticle>
  /** As `readHtml` of the package's root. */
  readonly readHtml: (html: string, options: { readonly url: string | null }) => Promise<ReadArticle>
  /** Waits for what is being read; afterwards no process is left, and reading throws. */
  readonly close: () => Promise<void>
}

export type ReaderOptions = {
  /** For a page, Markdown or text. Default 1.5 s. */
  readonly deadlineMs?: number
  /** For a PDF or DOCX report. Default 30 s. */
  readonly reportDeadlineMs?: number
  /** Processes. Default 1. */
  readonly workers?: number
  /** Documents that may wait for a process; one more throws. Default 1,000. */
  readonly maxWaiting?: number
  /** All memory of a process. Default 768. */
  readonly memoryMb?: number
  /** Pages up to this size are read at once, without a process: the cost of reading is linear. Default 1 MiB. */
  readonly trustedBytes?: number
}

/** What is read of a page, at the least, when the whole takes too long. */
const cheapLength = 256 * 1_024

/**
 * Opens a reader. Pages of ordinary size are read in this thread, for reading them costs some milliseconds; reports and
 * large pages go to processes of their own with a deadline and a memory limit, for libraries unpack what they read
 * without bound, and a process that cannot get memory dies. Of a page that takes longer the beginning is read
 * here, which its notes say; such a report is unreadable.
 */
export function openReader(options: ReaderOptions = {}): Reader {
  const deadlineMs = options.deadlineMs ?? 1_500
  const reportDeadlineMs = options.reportDeadlineMs ?? 30_000
  const trustedBytes = options.trustedBytes ?? 1_024 * 1_024
  const pool = processPool({
    size: options.workers ?? 1,
    maxWaiting: options.maxWaiting ?? 1_000,
    memoryMb: options.memoryMb ?? 768,
  })

  async function readElsewhere(bytes: Uint8Array, documentOptions: DocumentOptions): Promise<ReadDocument> {
    const isReport = binaryKind(bytes) !== null
    const outcome = await pool.run(
      { kind: 'document', bytes, options: documentOptions },
      isReport ? reportDeadlineMs : deadlineMs,
    )
    if (outcome.kind === 'answered' && outcome.answer.kind === 'document') return outcome.answer.document
    const reason = reasonOf(outcome, isReport ? reportDeadlineMs : deadlineMs)
    if (isReport) return { kind: 'unreadable', reason: `the report was given up: ${reason}` }
    return await readBeginning(bytes, documentOptions, reason)
  }

  async function articleFrom(
    task: ReadingTask,
  ): Promise<
    { readonly ok: true; readonly article: ReadArticle } | { readonly ok: false; readonly reason: string }
  > {
    const outcome = await pool.run(task, deadlineMs)
    return outcome.kind === 'answered' && outcome.answer.kind === 'article'
      ? { ok: true, article: outcome.answer.read }
      : { ok: false, reason: reasonOf(outcome, deadlineMs) }
  }

  return {
    async readDocument(bytes, documentOptions = {}) {
      return bytes.length <= trustedBytes && binaryKind(bytes) === null
        ? await readDocument(bytes, documentOptions)
        : await readElsewhere(bytes, documentOptions)
    },
    async readSubmission(submission) {
      if (lengthOf(submission) <= trustedBytes) return readSubmission(submission)
      const read = await articleFrom({ kind: 'submission', submission })
      return read.ok ? read.article : noted(readSubmission(beginningOf(submission)), read.reason)
    },
    async readHtml(html, htmlOptions) {
      if (html.length <= trustedBytes) return readHtml(html, htmlOptions)
      const read = await articleFrom({ kind: 'html', html, url: htmlOptions.url })
      return read.ok ? read.article : noted(readHtml(html.slice(0, cheapLength), htmlOptions), read.reason)
    },
    close: pool.close,
  }
}

async function readBeginning(
  bytes: Uint8Array,
  options: DocumentOptions,
  reason: string,
): Promise<ReadDocument> {
  const document = await readDocument(bytes.subarray(0, cheapLength), options)
  if (document.kind === 'html' || document.kind === 'markdown' || document.kind === 'text')
    return { ...document, read: noted(document.read, reason) }
  return { kind: 'unreadable', reason: `it was given up: ${reason}` }
}

function noted(read: ReadArticle, reason: string): ReadArticle {
  return { ...read, notes: [...read.notes, `only the first 256 KiB are read: ${reason}`] }
}

function reasonOf(outcome: TaskOutcome, deadlineMs: number): string {
  if (outcome.kind === 'timed-out') return `the whole takes longer than ${deadlineMs / 1_000} s`
  return outcome.kind === 'crashed' ? outcome.reason : 'its process answered another question'
}

function lengthOf({ html, markdown, text }: SubmittedArticle): number {
  return (html ?? markdown ?? text ?? '').length
}

function beginningOf(submission: SubmittedArticle): SubmittedArticle {
  const { html, markdown, text } = submission
  return {
    ...submission,
    ...(html === undefined ? {} : { html: html.slice(0, cheapLength) }),
    ...(markdown === undefined ? {} : { markdown: markdown.slice(0, cheapLength) }),
    ...(text === undefined ? {} : { text: text.slice(0, cheapLength) }),
  }
}
