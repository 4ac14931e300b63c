import type { ObservableType } from '@huntwire/intel-model'

/** A refanged value as it is shown: no program turns it into a link, and a person can turn it back. */
export function defang(type: ObservableType, value: string): string {
  switch (type) {
    case 'ipv4-addr':
    case 'domain-name':
      return breakLast(value, '.')
    case 'ipv6-addr':
      return breakLast(value, ':')
    case 'ipv4-cidr':
      return defangRange(value, '.')
    case 'ipv6-cidr':
      return defangRange(value, ':')
    case 'url':
      return defangUrl(value)
    case 'email-addr':
      return defangMailbox(value)
    default:
      return breakSchemes(value)
  }
}

function breakLast(text: string, mark: '.' | ':'): string {
  const at = text.lastIndexOf(mark)
  return at < 0 ? text : `${text.slice(0, at)}[${mark}]${text.slice(at + 1)}`
}

function defangRange(value: string, mark: '.' | ':'): string {
  const slash = value.lastIndexOf('/')
  return slash < 0 ? breakLast(value, mark) : breakLast(value.slice(0, slash), mark) + value.slice(slash)
}

/** Breaks the scheme and the host; a URL without a scheme begins with its host. */
function defangUrl(value: string): string {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(value)?.[0] ?? ''
  const rest = value.slice(scheme.length)
  const authority = /^[^/?#\\]*/.exec(rest)?.[0] ?? ''
  return breakSchemes(scheme) + defangAuthority(authority) + breakSchemes(rest.slice(authority.length))
}

function defangAuthority(authority: string): string {
  const at = authority.lastIndexOf('@')
  const user = at < 0 ? '' : `${authority.slice(0, at)}[@]`
  const hostAndPort = authority.slice(at + 1)
  const [, host = hostAndPort, port = ''] = /^(\[[^\]]*\]|[^:]*)(:\d*)?$/.exec(hostAndPort) ?? []
  return user + (host.startsWith('[') ? breakLast(host, ':') : breakLast(host, '.')) + port
}

function defangMailbox(value: string): string {
  const at = value.lastIndexOf('@')
  return at < 0 ? breakLast(value, '.') : `${value.slice(0, at)}[@]${breakLast(value.slice(at + 1), '.')}`
}

/** `http://` becomes `hxxp://`, `ftp://` becomes `ftp[://]`, wherever they stand. */
function breakSchemes(text: string): string {
  return text.replace(/([a-z][a-z0-9+.-]*):\/\//gi, (_, scheme: string) =>
    /https?$/i.test(scheme) ? `${scheme.replace(/http(s?)$/i, 'hxxp$1')}://` : `${scheme}[://]`,
  )
}
