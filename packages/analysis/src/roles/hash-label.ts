import type { RoleDecision } from './decide-role.ts'
import type { Occurrence } from './occurrence.ts'

const notAFile: readonly (readonly [what: string, before: RegExp, after: RegExp])[] = [
  [
    'the fingerprint of a certificate, not the hash of a file',
    /\b(?:certificates?|cert|thumb-?prints?)(?:['’]s)?(?:[\s:|=(]+(?:sha-?\d*|md5|hash|serial|number|thumb-?print|fingerprint|is|was|has|with|the|of|a|an|and))*\W*$/i,
    /^\W{0,6}(?:the |a )?(?:(?:code[- ])?signing |tls |ssl |x\.?509 |leaf |root |stolen |revoked )?(?:certificates?|cert|thumb-?print)\b/i,
  ],
  [
    'the fingerprint of a TLS client or server, not the hash of a file',
    /\bja(?:3s?|4\w?|rm)(?:[\s:|=(]+(?:hash|fingerprint|is|was|md5|of|the))*\W*$/i,
    /^\W{0,6}ja(?:3s?|4\w?|rm)\b/i,
  ],
  [
    'a key or an identifier, not the hash of a file',
    /\b(?:serial(?: numbers?)?|(?:uu|gu|cls|build|session|device|client|campaign|bot|victim|machine|hardware|tenant|user|message|request|trace|api|app(?:lication)?|subscription)[- ]?ids?|api[- ]keys?|tokens?|passwords?|secrets?|nonce|salt|iv|initiali[sz]ation vectors?|(?:aes|des|3des|rc4|rc5|rc6|rsa|xor|xtea|chacha20|salsa20|blowfish|decryption|encryption|hardcoded|session|master)[- ]?(?:\d{3}[- ]?)?(?:\w+[- ])?keys?)(?:[\s:|=(`'"]+(?:is|was|are|with|the|of|a|an|and|value|hex|number))*[\s:|=(`'"]*$/i,
    /^\W{0,6}(?:serial number|session id|api key|encryption key|decryption key|aes key|rc4 key|xor key)\b/i,
  ],
  [
    'the fingerprint of a key, not the hash of a file',
    /\b(?:ssh|pgp|gpg|public|host) key(?:[\s:|=(]+(?:id|fingerprint|sha-?\d*|md5|is|was|of|the))*\W*$/i,
    /^\W{0,6}(?:ssh|pgp|gpg|public|host) key\b/i,
  ],
]

const kinds =
  'tool|program|binary|executable|software|utility|application|installer|player|driver|component|product|library|dll|exe|file|copy|version'
const legitimate = new RegExp(
  String.raw`\b(?:legitimate|benign|genuine|unmodified|commercial|(?:legitimately|properly|validly) signed)\b[^;\n]{0,40}\b(?:${kinds})\b|\b(?:${kinds}) \(?(?:legitimate|benign)\b|[|\t(,]\s*(?:a )?(?:legitimate|benign|clean)\s*(?:[|\t),]|$)|\brenamed (?:copy|version|build)? ?(?:of )?(?:the )?(?:legitimate|genuine|[A-Z])`,
)
const hostile =
  /\b(?:masquerad|disguis|pretend|trojani|fake|imitat|mimic|malicious|posing|poses|look-?alike|modif|patched|tampered|backdoor|infected|malware|payload|not (?:a )?(?:legitimate|benign|genuine)|loaded by|loads|side-?load|decrypts)/i

/** A fast look for what each of these labels needs. */
const mayBeNoFile = /cert|print|\bja|jarm|key|serial|id\b|ids\b|token|passw|secret|nonce|salt|\biv\b|vector/i
const mayBeLegitimate = /legitimate|benign|genuine|unmodified|commercial|signed|clean|renamed/i

/** What the words right beside a hash say it is, when that is no hostile file; undefined when they do not. */
export function labelledRole({
  type,
  labelBefore,
  labelAfter,
  section,
}: Occurrence): RoleDecision | undefined {
  if (!type.startsWith('file-')) return undefined
  const other =
    isHash(type) &&
    (mayBeNoFile.test(labelBefore) || mayBeNoFile.test(labelAfter)) &&
    notAFile.find(([, before, after]) => before.test(labelBefore) || after.test(labelAfter))
  if (other) return { role: 'reference', reason: other[0], settled: true }
  if (section === 'keys' && isHash(type))
    return { role: 'reference', reason: 'below a heading of keys or certificates', settled: true }
  const label = `${labelBefore} | ${labelAfter}`
  return mayBeLegitimate.test(label) && legitimate.test(label) && !hostile.test(label)
    ? { role: 'tool', reason: 'the text calls it a legitimate tool', settled: true }
    : undefined
}

function isHash(type: string): boolean {
  return type.startsWith('file-') && type !== 'file-name' && type !== 'file-path'
}
