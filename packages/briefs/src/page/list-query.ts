import type { SeverityLevel, Verdict } from '@huntwire/intel-model'

/** What a reader asked the list for; everything of it stands in the address. */
export type ListPageQuery = {
  readonly cursor?: string | undefined
  readonly show: 'threats' | 'all'
  readonly severity?: SeverityLevel | undefined
  readonly verdict?: Verdict | undefined
  /** A story's id: only its briefs, none folded. */
  readonly story?: string | undefined
  readonly q?: string | undefined
}

/** The address of the list as asked for, with `change` in it. A change of filters starts at the first page again. */
export function listHref(query: ListPageQuery, change: Partial<ListPageQuery>): string {
  const { show, severity, verdict, story, q, cursor } = { ...query, cursor: undefined, ...change }
  const parameters = new URLSearchParams()
  if (q !== undefined && q !== '') parameters.set('q', q.toWellFormed())
  if (severity !== undefined) parameters.set('severity', severity)
  if (verdict !== undefined) parameters.set('verdict', verdict)
  if (story !== undefined) parameters.set('story', story)
  if (show === 'all') parameters.set('show', 'all')
  if (cursor !== undefined) parameters.set('cursor', cursor)
  const text = parameters.toString()
  return text === '' ? '/' : `/?${text}`
}
