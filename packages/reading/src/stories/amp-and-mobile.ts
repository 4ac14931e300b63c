import { getDomain } from 'tldts'

/**
 * The host of the site itself for `m.`, `mobile.` and `amp.` hosts of it: the label goes, the others stay. Where nothing is
 * left and the site is known to live under `www.`, it is that.
 */
export function withoutDeviceLabel(host: string): string {
  const domain = getDomain(host, { allowPrivateDomains: true })
  if (domain === null || host === domain || !host.endsWith(`.${domain}`)) return host
  const labels = host.slice(0, -domain.length - 1).split('.')
  const kept = labels.filter((label) => !['m', 'mobile', 'amp'].includes(label))
  if (kept.length === labels.length) return host
  return [...(kept.length === 0 && livesUnderWww.has(domain) ? ['www'] : kept), domain].join('.')
}

/**
 * The path of the article itself for that of its AMP page: without `/amp` behind it, `/amp` before a path that plainly
 * ends in an article's name, and `.amp` in its name. A page called `amp` in a section stays.
 */
export function withoutAmpPath(path: string): string {
  const segments = path.split('/')
  const tail = segments.at(-1) === '' ? [''] : []
  const inner = tail.length === 0 ? segments : segments.slice(0, -1)
  while (inner.length > 2 && inner.at(-1) === 'amp' && !sections.has(inner.at(-2) ?? '')) inner.pop()
  let marks = 0
  while (inner.length - marks > 2 && inner[1 + marks] === 'amp' && isArticleName(inner.at(-1))) marks += 1
  inner.splice(1, marks)
  const last = inner.pop() ?? ''
  return [...inner, last.replace(/^(.*?[^.])(?:\.amp)+(\.html?)?$/, '$1$2'), ...tail].join('/')
}

/** What may hold a page about AMP itself. */
const sections: ReadonlySet<string> = new Set([
  ...[
    '',
    'blog',
    'categories',
    'category',
    'docs',
    'documentation',
    'features',
    'glossary',
    'label',
    'labels',
    'news',
  ],
  ...[
    'product',
    'products',
    'project',
    'projects',
    'search',
    'software',
    'tag',
    'tags',
    'technologies',
    'technology',
  ],
  ...['tool', 'tools', 'topic', 'topics', 'wiki'],
])

/** Several words joined, or a number with a date's or an id's length. */
function isArticleName(segment: string | undefined): boolean {
  return segment !== undefined && /-[^-]+-|\d{4}/.test(segment)
}

/** A parameter that only asks for the AMP page. */
export function isAmpParameter(name: string, value: string): boolean {
  const lower = name.toLowerCase()
  if (lower === 'amp') return /^(|amp|[01]|true|false|yes|no)$/i.test(value)
  return (lower === 'outputtype' || lower === 'output') && /^amp$/i.test(value)
}

/** Publishers that have or had phone or AMP hosts and whose articles are under `www.`. */
const livesUnderWww: ReadonlySet<string> = new Set([
  ...[
    'bbc.com',
    'bbc.co.uk',
    'bloomberg.com',
    'cbsnews.com',
    'cnbc.com',
    'cnet.com',
    'cnn.com',
    'dw.com',
    'faz.net',
  ],
  ...[
    'facebook.com',
    'forbes.com',
    'ft.com',
    'golem.de',
    'heise.de',
    'independent.co.uk',
    'lemonde.fr',
    'linkedin.com',
  ],
  ...[
    'nbcnews.com',
    'nytimes.com',
    'pcmag.com',
    'reddit.com',
    'reuters.com',
    'scmp.com',
    'spiegel.de',
    'sueddeutsche.de',
  ],
  ...[
    'techradar.com',
    'telegraph.co.uk',
    'theguardian.com',
    'theregister.com',
    'theverge.com',
    'usatoday.com',
  ],
  ...['washingtonpost.com', 'wired.com', 'wsj.com', 'youtube.com', 'zdnet.com', 'zeit.de'],
])
