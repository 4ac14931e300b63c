import { sha256Hex } from '@huntwire/intel-model'
import type { ReadDocument } from '@huntwire/reading'
import type { Reader } from '@huntwire/reading/reader'

/** Reports whose text is kept; the one not asked for the longest goes first. */
const mostReports = 200

/**
 * Reads PDF and DOCX reports once: a directory is looked through every minute, and a report costs a second of work.
 * Everything else is read each time.
 */
export function rememberReports(readDocument: Reader['readDocument']): Reader['readDocument'] {
  const known = new Map<string, ReadDocument>()
  return async (bytes, options) => {
    const key = `${sha256Hex(bytes)} ${options?.url ?? ''}`
    const earlier = known.get(key)
    const document = earlier ?? (await readDocument(bytes, options))
    if (document.kind !== 'report') return document
    known.delete(key)
    known.set(key, document)
    const [oldest] = known.keys()
    if (known.size > mostReports && oldest !== undefined) known.delete(oldest)
    return document
  }
}
