import type { ObservableRole } from '@huntwire/intel-model'
import { benignReason } from './benign.ts'
import { citedRole } from './cited.ts'
import { earlierRole } from './earlier.ts'
import { labelledRole } from './hash-label.ts'
import { knownFileRole } from './known-files.ts'
import { makerRole } from './makers.ts'
import { isGovernment, namedSiteRole } from './named-sites.ts'
import type { Occurrence } from './occurrence.ts'
import { withOwner } from './owner.ts'
import { programRole } from './programs.ts'
import { isCommonKey } from './registry-keys.ts'

/** What is known of the article beside its text. */
export interface RoleContext {
  /** The host of the article's own URL, lower case. */
  readonly ownHost?: string
  /** CVEs that the article is about; without it every CVE counts. */
  readonly about?: ReadonlySet<string>
  /** Whether the source prints hostile hosts and URLs as they are, so that a plain one counts. */
  readonly plainIndicators?: boolean
}

export interface RoleDecision {
  readonly role: ObservableRole
  readonly reason: string
  /** Whether it says what the value is, so that another place which only lists it does not count. */
  readonly settled?: boolean
}

/** The role of a value at one place: benign by rule, the article's own references, then what marks it as hostile. */
export function decideRole(occurrence: Occurrence, context: RoleContext): RoleDecision {
  if (occurrence.type === 'attack-id') return { role: 'reference', reason: 'names an ATT&CK technique' }
  if (occurrence.type === 'cve') return cveRole(occurrence.value, context)
  const benign = benignReason(occurrence)
  if (benign !== undefined) return { role: 'benign', reason: benign }
  if (isOwn(occurrence.host, context)) return { role: 'reference', reason: 'the article’s own site' }
  const maker = makerRole(occurrence)
  if (maker !== undefined) return maker
  const site = namedSiteRole(occurrence)
  if (site !== undefined) return site
  if (isCommit(occurrence)) return { role: 'reference', reason: 'a git commit' }
  if (occurrence.type === 'windows-registry-key' && isCommonKey(occurrence.value))
    return { role: 'benign', reason: 'a key that every Windows has' }
  const known = knownFileRole(occurrence)
  if (known !== undefined) return known
  const aside = earlierRole(occurrence) ?? citedRole(occurrence)
  if (aside !== undefined) return aside
  const decision = labelledRole(occurrence) ?? markedRole(occurrence) ?? unmarkedRole(occurrence, context)
  return decision.role === 'indicator' ? withOwner(decision, occurrence) : decision
}

function cveRole(id: string, { about }: RoleContext): RoleDecision {
  return about === undefined || about.has(id)
    ? { role: 'indicator', reason: 'the article is about this vulnerability' }
    : { role: 'reference', reason: 'a vulnerability mentioned in passing' }
}

function isOwn(host: string, { ownHost }: RoleContext): boolean {
  if (host === '' || ownHost === undefined || ownHost === '') return false
  const own = ownHost.replace(/^www\./, '')
  return host === own || host.endsWith(`.${own}`)
}

/** `commit 2553649f…`, `…/commit/2553649f…`, an action pinned by `@2553649f…`. */
function isCommit({ type, before }: Occurrence): boolean {
  return (
    type === 'file-sha1' &&
    /(?:\b(?:git|commits?|revision|rev|tags?|tree|blob|pull)\b[^.\n]{0,24}|@)$/i.test(before)
  )
}

function markedRole(occurrence: Occurrence): RoleDecision | undefined {
  const { type, host, defanged, section, marks } = occurrence
  if (isEdgeOfRange(occurrence))
    return { role: 'reference', reason: 'where a range of addresses begins or ends' }
  if (type === 'url' && /[^.]\.{3}[^.]|…/.test(occurrence.value))
    return { role: 'reference', reason: 'cut short by the author' }
  if (isOfOffice(occurrence)) return { role: 'reference', reason: 'the host of a mailbox of a government' }
  if (defanged) return { role: 'indicator', reason: 'defanged by the author' }
  if (section === 'references') return { role: 'reference', reason: 'in a section of references' }
  if (type === 'autonomous-system') return { role: 'reference', reason: 'a network that many share' }
  if (section === 'indicators' && !isGovernment(host))
    return { role: 'indicator', reason: 'in a section or table of indicators' }
  if (isFolder(occurrence)) return undefined
  const program = programRole(occurrence)
  if (program !== undefined) return program
  if (isPlainHost(occurrence)) return undefined
  const words = marks.hostileWords() ?? (isFile(occurrence) ? marks.hostileFileWords() : undefined)
  return words === undefined ? undefined : { role: 'indicator', reason: `named beside "${words}"` }
}

/** `8.8.0.0 - 8.8.255.255`. */
function isEdgeOfRange({ type, value, before, behind }: Occurrence): boolean {
  if (type !== 'ipv4-addr') return false
  return value.endsWith('.0')
    ? /^\s?[-–]\s?\d{1,3}\.\d/.test(behind)
    : value.endsWith('.255') && /\.0\s?[-–]\s?$/.test(before)
}

/** Who writes as `press@state.gov` does not own the host. */
function isOfOffice({ type, host, before }: Occurrence): boolean {
  return type === 'domain-name' && /@\W{0,2}$/.test(before) && isGovernment(host)
}

function isFile({ type }: Occurrence): boolean {
  return type === 'file-name' || type === 'file-path'
}

/** Files of many owners lie in a folder: what is said of one of them does not hold for it. */
function isFolder({ type, value }: Occurrence): boolean {
  return type === 'file-path' && /[\\/]$/.test(value)
}

/** A host that the author left as it is though he defangs others, or that is a government's. */
function isPlainHost({ type, host, authorDefangs }: Occurrence): boolean {
  if (type !== 'domain-name' && type !== 'url' && type !== 'email-addr') return false
  return authorDefangs || isGovernment(host)
}

/** A report names those of whom it tells. */
const hiddenService = /(?:^|\.)[a-z2-7]{56}\.onion$/

function unmarkedRole(occurrence: Occurrence, { plainIndicators }: RoleContext): RoleDecision {
  if (occurrence.isAlone()) return { role: 'indicator', reason: 'stands alone in its line' }
  if (hiddenService.test(occurrence.host)) return { role: 'indicator', reason: 'a hidden service' }
  switch (occurrence.type) {
    case 'domain-name':
    case 'url':
    case 'email-addr':
      if (plainIndicators === true && occurrence.type !== 'email-addr')
        return { role: 'indicator', reason: 'never defanged, and its source prints indicators so' }
      return { role: 'reference', reason: 'never defanged, and nothing near it says it is hostile' }
    case 'file-name':
    case 'file-path':
    case 'package':
      return { role: 'reference', reason: 'named, and nothing near it says it is hostile' }
    case 'user-agent':
    case 'mutex':
    case 'windows-registry-key':
      return { role: 'indicator', reason: 'an artefact that the text describes' }
    default:
      return { role: 'indicator', reason: 'no rule says that it is harmless' }
  }
}
