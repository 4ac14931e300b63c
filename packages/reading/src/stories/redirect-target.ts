/**
 * Where a link leads that only counts readers or keeps a copy, as far as the link itself says: of the hosts below, whose
 * links carry the target in a parameter, and of the AMP caches, which carry it in the path. Null for every other link.
 */
export function redirectTarget(address: string): string | null {
  const url = URL.parse(address)
  return url === null ? null : absolute(ampOrigin(url) ?? parameterOf(url))
}

type Redirector = {
  readonly host: RegExp
  readonly path: RegExp
  readonly parameters: readonly string[]
}

const redirectors: readonly Redirector[] = [
  // Search, alerts and news.
  { host: /^(www\.)?google\.[a-z]{2,3}(\.[a-z]{2})?$/, path: /^\/url$/, parameters: ['url', 'q'] },
  { host: /^news\.google\.com$/, path: /^\/news\/url$/, parameters: ['url'] },
  { host: /^(www\.)?bing\.com$/, path: /^\/news\/apiclick\.aspx$/i, parameters: ['url'] },
  { host: /^duckduckgo\.com$/, path: /^\/l\/$/, parameters: ['uddg'] },
  // Feed proxies and readers.
  { host: /^(feedproxy\.google|feeds\.feedburner)\.com$/, path: /^\/~r\//, parameters: ['url', 'u'] },
  { host: /^(www\.)?(getpocket|pocket)\.com$/, path: /^\/redirect$/, parameters: ['url'] },
  // Social networks.
  { host: /^((l|lm|www)\.)?facebook\.com$/, path: /^\/l\.php$/, parameters: ['u'] },
  { host: /^l\.(instagram|messenger|threads)\.(com|net)$/, path: /^\/$/, parameters: ['u'] },
  { host: /^(www\.)?youtube\.com$/, path: /^\/redirect$/, parameters: ['q'] },
  { host: /^(www\.)?linkedin\.com$/, path: /^\/(redir\/redirect|safety\/go)\/?$/, parameters: ['url'] },
  { host: /^out\.reddit\.com$/, path: /^\//, parameters: ['url'] },
  { host: /^t\.umblr\.com$/, path: /^\/redirect$/, parameters: ['z'] },
  { host: /^(www\.)?(away\.)?vk\.com$/, path: /^\/away\.php$/, parameters: ['to'] },
  { host: /^t\.me$/, path: /^\/iv$/, parameters: ['url'] },
  { host: /^(www\.)?slack-redir\.net$/, path: /^\/link$/, parameters: ['url'] },
  // Mail filters.
  { host: /^([a-z0-9-]+\.)?safelinks\.protection\.outlook\.com$/, path: /^\//, parameters: ['url'] },
]

function parameterOf(url: URL): string | null {
  const redirector = redirectors.find(({ host, path }) => host.test(url.hostname) && path.test(url.pathname))
  if (redirector === undefined) return null
  return redirector.parameters.map((name) => url.searchParams.get(name)).find((value) => value) ?? null
}

/** `/c/s/site/path` of an AMP cache and `/amp/s/site/path` of a search engine; without the `s` it is http. */
function ampOrigin(url: URL): string | null {
  const path = /(^|\.)(cdn\.ampproject\.org|bing-amp\.com)$/.test(url.hostname)
    ? /^\/[cv]\/(s\/)?([^/]+\.[^/]+.*)$/s.exec(url.pathname)
    : /^(www\.)?(google\.[a-z]{2,3}(\.[a-z]{2})?|bing\.com)$/.test(url.hostname)
      ? /^\/amp\/(s\/)?([^/]+\.[^/]+.*)$/s.exec(url.pathname)
      : null
  if (path === null) return null
  return `${path[1] === undefined ? 'http' : 'https'}://${path[2]}${url.search}`
}

function absolute(target: string | null): string | null {
  return target !== null && /^https?:\/\/[^/]/i.test(target) ? target : null
}
