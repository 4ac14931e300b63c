import { getDomain } from 'tldts'

/** The host of the site itself for `m.`, `mobile.` and `amp.` hosts of it: the label goes, the others stay. */
export function withoutDeviceLabel(host: string): string {
  const domain = getDomain(host, { allowPrivateDomains: true })
  if (domain === null || host === domain || !host.endsWith(`.${domain}`)) return host
  const labels = host.slice(0, -domain.length - 1).split('.')
  const kept = labels.filter((label) => !['m', 'mobile', 'amp'].includes(label))
  return [...kept, domain].join('.')
}

/** The path of the article itself for that of its AMP page; a page called `amp` that no article's name precedes stays. */
export function withoutAmpPath(path: string): string {
  const segments = path.split('/')
  const tail = segments.at(-1) === '' ? [''] : []
  const inner = tail.length === 0 ? segments : segments.slice(0, -1)
  while (inner.length > 2 && inner.at(-1) === 'amp' && isSlug(inner.at(-2))) inner.pop()
  let marks = 0
  while (inner.length - marks > 2 && inner[1 + marks] === 'amp' && isSlug(inner.at(-1))) marks += 1
  inner.splice(1, marks)
  const last = inner.pop() ?? ''
  return [...inner, last.replace(/^(.*?[^.])(?:\.amp)+(\.html?)?$/, '$1$2'), ...tail].join('/')
}

/** A parameter that only asks for the AMP page. */
export function isAmpParameter(name: string, value: string): boolean {
  const lower = name.toLowerCase()
  if (lower === 'amp') return /^(|amp|[01]|true|false|yes|no)$/i.test(value)
  return (lower === 'outputtype' || lower === 'output') && /^amp$/i.test(value)
}

/** A last path segment that names one article: words joined, or a number. */
function isSlug(segment: string | undefined): boolean {
  return segment !== undefined && /[-_0-9]/.test(segment)
}
