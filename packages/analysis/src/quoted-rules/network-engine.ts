import type { Passage } from '../passage/passage.ts'

/** A rule in its two parts, and where it begins. */
interface NetworkRule {
  readonly start: number
  readonly head: string
  readonly options: string
}

/** Protocols that only Suricata has a name for in the head of a rule. */
const suricataProtocols = new Set(
  'http1 http2 dns tls smb ftp ftp-data smtp ssh krb5 nfs tftp ike ikev2 dhcp rdp sip rfb mqtt modbus dnp3 enip snmp quic pgsql telnet websocket ldap tcp-pkt tcp-stream pkthdr imap bittorrent-dht'.split(
    ' ',
  ),
)
/** Sticky buffers with a dot, and keywords of Suricata alone. */
const suricataOption =
  /(?:^|;)\s*(?:(?:http|dns|tls|file|ssh|ja3s?|ja4|smb|krb5|snmp|sip|rfb|mqtt|quic|ftp|smtp|email|ldap|websocket|tcp|udp|ipv4|ipv6|icmpv4|icmpv6|flow|ike|sdp|enip|pgsql)\.[a-z0-9_.]+|app-layer-(?:protocol|event)|dns_query|tls_sni|tls_cert_\w+|ssh_\w+|dataset|datarep|xbits|bsize|startswith|endswith|target|dotprefix|to_(?:md5|sha1|sha256|lowercase)|iprep|luajit|prefilter|filemagic|filestore|fileext|filename|noalert|config)\s*[:;!]/
/** Modifiers after a comma, buffers and services of Snort 3, and keywords of Snort alone. */
const snortOption =
  /(?:^|;)\s*(?:content\s*:\s*!?\s*"[^"]{0,300}"\s*,\s*[a-z]|(?:service|bufferlen|http_(?:param|true_ip|version|trailer|num_\w+)|gid\s*:\s*[13]\s*;|so|file_type|http_header\s*:\s*field|metadata\s*:[^;]{0,200}\b(?:policy (?:balanced|security|connectivity|max-detect)-|ruleset community|service )|uricontent|sip_method|byte_math|detection_filter|activates|activated_by|logto|session|sd_pattern|js_data|vba_data)\b)/

/** Whose rule it is: told by protocols and keywords, else by the name that the article says nearest before it. */
export function engineOf(body: Passage, { start, head, options }: NetworkRule): 'suricata' | 'snort' {
  const [, protocol = ''] = head.split(/\s+/)
  if (suricataProtocols.has(protocol) || suricataOption.test(options)) return 'suricata'
  if (!/(?:->|<>|=>|-&gt;)/.test(head) || snortOption.test(options)) return 'snort'
  const named = nearestName(body.text, start)
  if (named !== undefined) return named
  return protocol === 'http' ? 'suricata' : 'snort'
}

const farthest = 1_500

function nearestName(text: string, start: number): 'suricata' | 'snort' | undefined {
  const before = text.slice(Math.max(0, start - farthest), start).toLowerCase()
  const suricata = before.lastIndexOf('suricata')
  const snort = before.lastIndexOf('snort')
  if (suricata === snort) return undefined
  if (suricata !== -1 && snort !== -1 && Math.abs(suricata - snort) < 30) return undefined
  return suricata > snort ? 'suricata' : 'snort'
}
