import { techniqueIdAt } from './attack-id.ts'
import { autonomousSystemAt } from './autonomous-system.ts'
import type { Candidate } from './candidate.ts'
import { cveAt } from './cve.ts'
import { unixPathAt, windowsPathAt } from './file-path.ts'
import { fileSsdeepAt } from './file-ssdeep.ts'
import { ipv6AddressAt } from './ipv6-addr.ts'
import { longRuns } from './long-runs.ts'
import { macAddressAt } from './mac-addr.ts'
import { addName, addUrl, isRunUnit, runAround, runUnits } from './name-runs.ts'
import { findPackages } from './package-name.ts'
import { mutexAt, userAgentAt } from './quoted-value.ts'
import { isPlainlyDefanged, type RefangedText } from './refanged-text.ts'
import { registryKeyAt } from './windows-registry-key.ts'

/**
 * What a value of each type holds and prose seldom does: a dot inside a name, a colon, `CVE-`, `T` and four digits,
 * `AS` and a number, `HKLM`, a hyphen between hexadecimal pairs, what paths begin with, and the words that announce a
 * mutex or a user agent. Of a word its rarest letter is looked for.
 */
const triggers = new RegExp(
  [
    String.raw`\.(?=[${runUnits}])`,
    ':',
    '[Vv](?<=[Cc][Vv])(?=[Ee][-–‑‐_ ])',
    String.raw`T(?=\d{4})`,
    String.raw`A(?=SN?[ -]?\d)`,
    'H(?=K[LCUE])',
    '-(?=[0-9A-Fa-f]{2}-)',
    '[Xx](?<=[Mm][Uu][Tt][Ee][Xx])',
    '[Gg](?<=[Uu][Ss][Ee][Rr][ -]?[Aa][Gg])(?=[Ee][Nn][Tt])',
    String.raw`\\`,
    '/(?=(?:tmp|var|etc|usr|opt|home|root|dev|bin|sbin|lib|lib64|mnt|proc|sys|srv|boot|run|Library|Users|Applications|private|System|Volumes|data|storage|sdcard)/)',
    '~(?=/)',
  ].join('|'),
  'g',
)

/**
 * Every value that has the form of an observable in a refanged text, unordered. One fast pass finds the places where
 * one may stand, and each is read by the reader of its type; a run of name characters and a URL are read once. Linear
 * on any text.
 */
export function findCandidates(refanged: RefangedText): Candidate[] {
  const { text } = refanged
  const found: Candidate[] = []
  const reader = {
    text,
    found,
    isDefanged: (start: number, end: number) => isPlainlyDefanged(refanged, start, end),
  }
  const names: number[] = []
  let from = 0
  let ipv6From = 0
  let pathFrom = 0
  triggers.lastIndex = 0
  while (triggers.test(text)) {
    const at = triggers.lastIndex - 1
    switch (text.charAt(at)) {
      case '.':
        if (at >= from) readRun(at)
        break
      case ':':
        if (at >= from && text.startsWith('//', at + 1)) readRun(at)
        else readColon(at)
        break
      case '\\':
        if (at >= pathFrom) readPath(at)
        break
      case '/':
      case '~':
        add(unixPathAt(text, at))
        break
      case '-':
        add(macAddressAt(text, at - 2))
        break
      case 'V':
      case 'v':
        add(cveAt(text, at - 1))
        break
      case 'T':
        add(techniqueIdAt(text, at))
        break
      case 'H':
        if (at >= pathFrom) readKey(at)
        break
      case 'A':
        if (at >= pathFrom) add(autonomousSystemAt(text, at))
        break
      case 'X':
      case 'x':
        add(mutexAt(text, at - 'mute'.length))
        break
      default:
        add(userAgentAt(text, at - (/[ -]/.test(text.charAt(at - 2)) ? 'user a' : 'usera').length))
    }
  }
  found.push(...longRuns(text, names), ...findPackages(text))
  return found

  function add(candidate: Candidate | undefined): void {
    if (candidate !== undefined) found.push(candidate)
  }

  /** A URL, a mail address, a host or an address; what it takes up is not read again. */
  function readRun(at: number): void {
    const run = runAround(text, at, from)
    const urlEnd = addUrl(reader, run)
    from = Math.max(run.end, urlEnd ?? 0)
    if (urlEnd !== undefined || addName(reader, run)) names.push(run.start, from)
  }

  function readKey(at: number): void {
    const key = registryKeyAt(text, at)
    pathFrom = key?.end ?? at
    add(key)
  }

  /** What stands in a path is no host; the server of a share may be one. */
  function readPath(at: number): void {
    const path = windowsPathAt(text, at, pathFrom)
    if (path === undefined) return
    pathFrom = path.end
    if (!path.value.startsWith('\\\\')) from = Math.max(from, path.end)
    add(path)
  }

  function readColon(at: number): void {
    const before = text.charCodeAt(at - 1)
    const behind = text.charCodeAt(at + 1)
    if (!isRunUnit(behind) && behind !== 0x3a && before !== 0x3a) return
    if (at >= ipv6From) {
      const address = ipv6AddressAt(text, at, ipv6From)
      ipv6From = address.end
      add(address.candidate)
    }
    add(macAddressAt(text, at - 2))
    add(fileSsdeepAt(text, at))
  }
}
