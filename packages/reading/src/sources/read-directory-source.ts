import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { SubmittedArticle } from '@huntwire/intel-model'
import { documentToSubmission } from '../documents/document-to-submission.ts'
import type { DirectorySource, FileSource } from './configured-source.ts'
import { policyOf } from './source-policy.ts'

/** An article file as a submission, or why it is none. */
export type FileReading =
  | { readonly ok: true; readonly file: string; readonly submission: SubmittedArticle }
  | { readonly ok: false; readonly file: string; readonly reason: string }

type ReadBytes = Parameters<typeof documentToSubmission>[1]['readDocument']

const articleExtensions = new Set(['.json', '.html', '.htm', '.md', '.markdown', '.txt', '.pdf', '.docx'])
const maxFileBytes = 20 * 1_024 * 1_024

/**
 * Every article file of a directory (not below it), by name. Throws what the file system throws when the directory
 * cannot be listed; a file that cannot be read is a value.
 */
export async function* readDirectorySource(
  source: DirectorySource,
  readDocument: ReadBytes,
): AsyncIterable<FileReading> {
  const entries = await readdir(source.path, { withFileTypes: true })
  const names = entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .filter((name) => articleExtensions.has(extname(name).toLowerCase()))
    .sort()
  for (const name of names) yield await readArticleFile(join(source.path, name), source, readDocument)
}

/** The one file of a file source. */
export async function readFileSource(source: FileSource, readDocument: ReadBytes): Promise<FileReading> {
  return await readArticleFile(source.path, source, readDocument)
}

async function readArticleFile(
  file: string,
  source: DirectorySource | FileSource,
  readDocument: ReadBytes,
): Promise<FileReading> {
  const refused = (reason: string): FileReading => ({ ok: false, file, reason: `${file}: ${reason}` })
  let bytes: Uint8Array
  try {
    const { size } = await stat(file)
    if (size > maxFileBytes) return refused('it is larger than 20 MiB')
    bytes = await readFile(file)
  } catch (error) {
    return refused(`it cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
  const read = await documentToSubmission(bytes, { trustCanonical: true, readDocument })
  return read.ok ? { ok: true, file, submission: fromSource(read.submission, source) } : refused(read.reason)
}

/** What the file says of itself comes before what the source says of all its files. */
function fromSource(submission: SubmittedArticle, source: DirectorySource | FileSource): SubmittedArticle {
  const language = submission.language ?? source.language
  return {
    ...policyOf(source),
    ...submission,
    source: submission.source ?? source.name,
    tlp: submission.tlp ?? source.tlp,
    tags: [...new Set([...source.tags, ...(submission.tags ?? [])])].slice(0, 200),
    ...(language === null ? {} : { language }),
  }
}
