import {
  type AddressWarning,
  addressWarning,
  hashWarning,
  hostWarning,
  ipv6Warning,
  isSharedHosting,
  isSharedSite,
  specialName,
} from '@huntwire/knowledge'
import { isRatherFile } from '../passage/file-or-host.ts'
import { isMailProvider } from './mail-providers.ts'
import { isNameProvider } from './name-providers.ts'
import type { Occurrence } from './occurrence.ts'

const products = new Set('asp.net ado.net vb.net ml.net paint.net socket.io crates.io'.split(' '))
const versionBefore =
  /(?:\b(?:v|ver|versions?|builds?|firmware|releases?|sections?|chapters?|(?:fixed|patched) in|(?:upgraded?|updated?) to|prior to|OID)|(?<![\d.])\d{1,5}\.\d{1,5}(?:\.\d{1,5})? through)[\s:(v`'",]{1,4}(?:[\d.]{3,20}(?:\s?,|\s(?:and|or|to))\s)*$/i

/** Why the value can be held for harmless whatever the sentence says; undefined when no rule says so. */
export function benignReason(occurrence: Occurrence): string | undefined {
  switch (occurrence.type) {
    case 'ipv4-addr':
      return addressReason(addressWarning(occurrence.value), occurrence) ?? versionReason(occurrence)
    case 'ipv4-cidr':
      return addressReason(addressWarning(occurrence.value.split('/')[0] ?? ''), occurrence)
    case 'ipv6-addr':
    case 'ipv6-cidr':
      return addressReason(ipv6Warning(occurrence.value.split('/')[0] ?? ''), occurrence)
    case 'domain-name':
      if (isMailProvider(occurrence.host)) return 'gives a mailbox to anybody'
      if (isNameProvider(occurrence.host)) return 'gives a name to anybody'
      if (isSharedSite(occurrence.host)) return 'lends its name to anybody'
      return hostReason(occurrence.host, occurrence) ?? lookalikeReason(occurrence) ?? listReason(occurrence)
    case 'url':
      if (isRoot(occurrence.value) && isSharedSite(occurrence.host)) return 'lends its name to anybody'
      return hostReason(occurrence.host, occurrence) ?? listReason(occurrence)
    case 'email-addr':
      return hostReason(occurrence.host, occurrence) ?? listReason(occurrence)
    case 'file-md5':
    case 'file-sha1':
    case 'file-sha256':
    case 'file-sha512':
      return onList(hashWarning(occurrence.value)?.list)
    default:
      return undefined
  }
}

function addressReason(warning: AddressWarning | undefined, { defanged }: Occurrence): string | undefined {
  if (warning === undefined) return undefined
  const onlyPlain = warning.kind === 'documentation'
  return onlyPlain && defanged
    ? undefined
    : `${onlyPlain ? 'never defanged, and ' : ''}one of the ${warning.list}`
}

function versionReason({ defanged, before }: Occurrence): string | undefined {
  const isVersion = versionBefore.test(before) || (productBefore.test(before) && !placeBefore.test(before))
  return !defanged && isVersion ? 'a version number' : undefined
}

/** `Chrome/104.0.0.0`, not `C2/104.0.0.1`. */
const productBefore = /(?:^|[\s("'`“;,])[A-Za-z][A-Za-z-]{1,30}\/$/
const placeBefore = /\b(?:ips?|address|hosts?|servers?|c&?c|nodes?|url|domains?)\/$/i

function hostReason(host: string, occurrence: Occurrence): string | undefined {
  const { defanged } = occurrence
  if (/^(?:x{2,}\.)+[a-z]{2,}$/.test(host)) return 'a placeholder'
  if (/^[\d.]+$/.test(host)) {
    const reason = addressReason(addressWarning(host), occurrence)
    return reason && `its host: ${reason}`
  }
  const special = specialName(host)
  return special !== undefined && (special.always || !defanged) ? special.reason : undefined
}

/** A word with a dot that is no host name: `setup.py`, `ASP.NET`, a detection name (`Sednit.AC`). */
function lookalikeReason({ defanged, value, written, before, inWhole }: Occurrence): string | undefined {
  if (inWhole) return undefined
  if (defanged && sentenceWords.test(written)) return 'words of a sentence'
  if (defanged)
    return (/_$/.test(before) || value.startsWith('_')) && isRatherFile(value.split('.'))
      ? 'looks like a file name'
      : undefined
  if (/\w_$/.test(before)) return 'part of a file name'
  const labels = written.split('.')
  if (products.has(written.toLowerCase())) return 'a product name'
  if (isRatherFile(labels)) return 'looks like a file name'
  if (isDetectionName(labels, before)) return 'looks like a detection name'
  return isMember(labels) ? 'looks like a name in code' : undefined
}

/** "The leader dot in the name". */
const sentenceWords = /^\w+ dot (?:am|at|be|by|in|is|it|me|my|no|so|to|us)$/i

/** `Mail.Read`, `f.directory`: what has a capital in each part, or one letter before a word, is a member of something. */
function isMember(labels: readonly string[]): boolean {
  const [first = '', last = ''] = [labels[0], labels.at(-1)]
  if (labels.length === 2 && first.length === 1) return last.length > longestShortEnding
  return labels.every((label) => /^[A-Z][a-z]/.test(label)) && !/^(?:Com|Net|Org|Info|Biz)$/.test(last)
}

const longestShortEnding = 4

const detectionPart =
  /^(?:win(?:32|64)|w(?:32|64|97m)|msil|heur|behaveslike|generic|gen|trojan\w*|backdoor|ransom\w*|adware|riskware|malware|downloader)$/i

/**
 * `Sednit.AC`, `Win32/Spy.AHK.AD`, `BehavesLike.Win32.Generic.cz`: a variant in capitals behind a name that is not all
 * capitals, or behind a platform; a kind of malware or a platform among capitalised parts.
 */
function isDetectionName(labels: readonly string[], before: string): boolean {
  const first = labels[0] ?? ''
  if (/^[A-Z]/.test(first) && labels.slice(0, -1).some((label) => detectionPart.test(label))) return true
  if (!/^[A-Z]{1,4}$/.test(labels.at(-1) ?? '')) return false
  return /[A-Za-z0-9]\/$/.test(before) || (labels.length === 2 && /^[A-Z][a-z]/.test(first))
}

/**
 * A listed host is benign also where it is defanged; what stands below it, or a URL or mailbox on it, while it is not
 * defanged. On a site that lends its name to anybody it is enough that the article marks it as hostile. Of a mailbox its
 * provider says nothing.
 */
function listReason(occurrence: Occurrence): string | undefined {
  const { type, value, host, section, defanged, marks } = occurrence
  if (type === 'email-addr' && isMailProvider(host)) return undefined
  const warning = hostWarning(host)
  if (warning === undefined) return undefined
  if (type === 'email-addr' && section === 'indicators' && (defanged || !isOfDefenders(warning.list)))
    return undefined
  const itself =
    isInside(warning.list, occurrence) ||
    (warning.exact && (type === 'domain-name' || isRoot(value) || isClosed(warning.list, host)))
  const accused =
    defanged || (isSharedHosting(host) && (section === 'indicators' || marks.hostileWords() !== undefined))
  return itself || !accused ? onList(warning.list) : undefined
}

/** Whether a URL says no more than its host does. */
function isRoot(url: string): boolean {
  return /^[a-z]+:\/\/[^/?#@]+\/?$/.test(url)
}

/** Whether nobody but its owner puts anything on a host. */
function isClosed(list: string, host: string): boolean {
  return (list === 'Microsoft 365 hosts' || isOfDefenders(list)) && !isSharedHosting(host)
}

/** `api.onedrive.com` in a URL: its owner gives out no names below it, so the address is what is hostile. */
function isInside(list: string, { type, value, host, inWhole, before }: Occurrence): boolean {
  const isHostOnly =
    type === 'domain-name' ? inWhole && !before.endsWith('@') : type === 'url' && isRoot(value)
  const isOne = list === 'Microsoft domains' || list === 'Google domains'
  return isHostOnly && isOne && !isSharedHosting(host)
}

/** Nobody who defends attacks from his own mailbox. */
function isOfDefenders(list: string): boolean {
  return list === 'security vendors and blogs'
}

function onList(list: string | undefined): string | undefined {
  return list === undefined ? undefined : `on the warning list "${list}"`
}
