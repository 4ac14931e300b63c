import type { SeverityLevel } from '@huntwire/intel-model'
import type { Fact } from './facts.ts'
import type { Hedge } from './hedges.ts'

/** What a rule can point at: the words of a fact, the vulnerability itself, what was found, what made it relevant. */
export type Proof = Fact | 'group' | 'known-exploited' | 'scored' | 'indicator' | 'technique' | 'relevant'

/** What was established of one article. */
export interface SeverityFacts {
  has(fact: Fact): boolean
  /** Whether the title names a known group. */
  readonly group: boolean
  /** Whether the title or the first lines state it: further down it may be of another case. */
  leads(fact: Fact): boolean
  /** Whether the title itself states it: the article is about that. */
  titled(fact: Fact): boolean
  readonly kev: boolean
  readonly cvss: number | null
  readonly about: boolean
  /** Whether it is about a vulnerability that has an id. */
  readonly named: boolean
  readonly indicators: number
  readonly techniques: number
  /** Whether the article is a report of a threat or an incident, more than an advisory. */
  readonly report: boolean
  /** Whether it reports what attackers do, more than a victim or an advisory. */
  readonly attack: boolean
  /** Whether more than a weak sign makes it a threat. */
  readonly sure: boolean
  /** Whether it is one entry of a catalogue, where most products are of little spread. */
  readonly entry: boolean
  hedged(hedge: Hedge): boolean
}

/** A level that the facts reach. Levels only ever rise with more facts: the highest that fires counts. */
export interface SeverityRule {
  readonly id: string
  readonly level: SeverityLevel
  readonly text: string
  /** What proves it, the best proof first. */
  readonly shows: readonly Proof[]
  when(facts: SeverityFacts): boolean
}

/** From the highest level down. The policy: what an enterprise defender should do, and how soon. */
export const severityRules: readonly SeverityRule[] = [
  {
    id: 'severity.exploited-remote',
    level: 'critical',
    text: 'exploited now, from afar and without a user’s help',
    shows: ['exploited-now', 'unauthenticated', 'remote-code'],
    when: ({ has, leads, about }) =>
      leads('exploited-now') && about && has('unauthenticated') && has('remote-code'),
  },
  {
    id: 'severity.exploited-exposed',
    level: 'critical',
    text: 'exploited now in something widely exposed, without a login or with full control',
    shows: ['exploited-now', 'wide-reach', 'unauthenticated', 'remote-code'],
    when: ({ has, leads, about }) =>
      leads('exploited-now') &&
      leads('wide-reach') &&
      about &&
      (has('unauthenticated') || has('remote-code')),
  },
  {
    id: 'severity.exploited-edge',
    level: 'critical',
    text: 'exploited now, in an appliance or a server that faces the internet',
    shows: ['exploited-now', 'edge-product'],
    when: (facts) => facts.titled('exploited-now') && facts.about && facts.titled('edge-product'),
  },
  {
    id: 'severity.exploited-critical',
    level: 'critical',
    text: 'exploited now, and rated as bad as it gets or in an appliance that faces the internet and rated critical',
    shows: ['exploited-now', 'scored', 'rated-critical', 'edge-product'],
    when: (facts) =>
      facts.leads('exploited-now') &&
      facts.about &&
      !facts.hedged('mobile-only') &&
      ((facts.cvss ?? 0) >= criticalScore || (facts.leads('edge-product') && isRatedCritical(facts))),
  },
  {
    id: 'severity.kev-exposed',
    level: 'critical',
    text: 'known to be exploited, without a login, in an appliance that faces the internet',
    shows: ['exploited-now', 'known-exploited', 'unauthenticated', 'edge-product'],
    when: ({ has, leads, about, kev }) =>
      (kev || (has('exploited-now') && about)) && leads('edge-product') && has('unauthenticated'),
  },
  {
    id: 'severity.popular-package',
    level: 'critical',
    text: 'hostile code ran on whoever installed widely used software',
    shows: ['hijacked-package', 'hostile-package', 'stealing-package', 'wide-reach'],
    when: (facts) =>
      (runsHostileCode(facts) && facts.leads('hijacked-package') && facts.leads('wide-reach')) ||
      (isReportOrWorse(facts) && facts.leads('stealing-package') && facts.leads('popular')),
  },
  {
    id: 'severity.package-theft',
    level: 'critical',
    text: 'a hijacked package gave attackers control or secrets of whoever installed it',
    shows: ['hijacked-package', 'hostile-package', 'theft'],
    when: (facts) =>
      runsHostileCode(facts) &&
      facts.leads('hijacked-package') &&
      (facts.leads('theft') || facts.leads('credential-theft')) &&
      facts.has('malware'),
  },
  {
    id: 'severity.exploited',
    level: 'high',
    text: 'exploited now',
    shows: ['exploited-now'],
    when: ({ has, leads, about }) => leads('exploited-now') || (about && has('exploited-now')),
  },
  {
    id: 'severity.kev',
    level: 'high',
    text: 'about a vulnerability of CISA’s catalogue of exploited ones',
    shows: ['known-exploited'],
    when: ({ kev }) => kev,
  },
  {
    id: 'severity.unauthenticated-code',
    level: 'high',
    text: 'code execution without a login in software of many servers',
    shows: ['unauthenticated', 'remote-code', 'server-product'],
    when: ({ has, leads, entry }) =>
      has('unauthenticated') &&
      has('remote-code') &&
      leads('vulnerability') &&
      (entry ? leads('wide-reach') : leads('server-product')),
  },
  {
    id: 'severity.exposed-critical',
    level: 'high',
    text: 'rated critical, in an appliance that faces the internet',
    shows: ['rated-critical', 'scored', 'edge-product'],
    when: (facts) =>
      !facts.entry && facts.leads('edge-product') && facts.leads('vulnerability') && isRatedCritical(facts),
  },
  {
    id: 'severity.unauthenticated-critical',
    level: 'high',
    text: 'rated critical, and needs no login',
    shows: ['rated-critical', 'scored', 'unauthenticated'],
    when: (facts) =>
      !facts.entry &&
      facts.leads('unauthenticated') &&
      facts.leads('vulnerability') &&
      isRatedCritical(facts),
  },
  {
    id: 'severity.ransomware',
    level: 'high',
    text: 'active ransomware or destruction',
    shows: ['ransomware'],
    when: ({ leads }) => leads('ransomware'),
  },
  {
    id: 'severity.package',
    level: 'high',
    text: 'hostile code in a package, an extension or an update',
    shows: ['hostile-package', 'stealing-package'],
    when: runsHostileCode,
  },
  {
    id: 'severity.campaign',
    level: 'high',
    text: 'a running campaign against organisations',
    shows: ['running-campaign', 'organisations'],
    when: ({ has, leads, attack }) =>
      leads('running-campaign') &&
      ((attack && leads('organisations')) || (has('organisations') && (has('malware') || has('intrusion')))),
  },
  {
    id: 'severity.attacks-with-malware',
    level: 'high',
    text: 'attackers bring malware into companies or onto servers',
    shows: ['intrusion', 'running-campaign', 'malware'],
    when: ({ leads, report }) =>
      report &&
      leads('malware') &&
      (leads('running-campaign') ||
        (leads('intrusion') && (leads('organisations') || leads('server-product')))),
  },
  {
    id: 'severity.account-takeover',
    level: 'high',
    text: 'accounts of organisations are being taken over, and it goes on',
    shows: ['account-takeover', 'running-campaign'],
    when: ({ has }) => has('account-takeover') && has('running-campaign') && has('organisations'),
  },
  {
    id: 'severity.espionage',
    level: 'high',
    text: 'espionage against a state or its authorities, with data taken',
    shows: ['theft', 'espionage', 'government'],
    when: ({ has, leads }) => leads('government') && has('espionage') && has('theft'),
  },
  {
    id: 'severity.state-actor',
    level: 'high',
    text: 'a state breaks into organisations',
    shows: ['state-actor', 'intrusion', 'malware'],
    when: ({ has, leads, report }) =>
      report &&
      leads('state-actor') &&
      (leads('running-campaign') || has('organisations') || has('espionage')),
  },
  {
    id: 'severity.group',
    level: 'high',
    text: 'a known group attacks organisations with malware',
    shows: ['group', 'malware'],
    when: ({ has, group }) => group && has('organisations'),
  },
  {
    id: 'severity.theft',
    level: 'high',
    text: 'theft from organisations with artefacts to hunt for',
    shows: ['theft', 'organisations'],
    when: ({ has, leads, indicators }) =>
      leads('theft') && has('organisations') && (indicators >= 3 || (has('artefacts') && has('intrusion'))),
  },
  {
    id: 'severity.credential-theft',
    level: 'high',
    text: 'secrets of organisations were taken that open other doors',
    shows: ['credential-theft', 'artefacts'],
    when: ({ leads, has }) => leads('credential-theft') && has('organisations') && has('artefacts'),
  },
  {
    id: 'severity.tampering',
    level: 'high',
    text: 'attackers changed what machines do',
    shows: ['tampering'],
    when: ({ leads }) => leads('tampering'),
  },
  {
    id: 'severity.malware',
    level: 'medium',
    text: 'malware or a technique is analysed',
    shows: ['malware', 'indicator', 'technique'],
    when: ({ has, indicators, techniques }) => has('malware') || indicators > 0 || techniques > 0,
  },
  {
    id: 'severity.breach',
    level: 'medium',
    text: 'a breach or a campaign without technical detail',
    shows: ['theft', 'account-takeover', 'running-campaign'],
    when: ({ has, indicators }) =>
      !has('malware') &&
      indicators === 0 &&
      (has('theft') || has('account-takeover') || has('running-campaign')),
  },
  {
    id: 'severity.report',
    level: 'medium',
    text: 'a threat report without a sign of a live campaign',
    shows: ['relevant'],
    when: ({ report, sure, entry }) => report && sure && !entry,
  },
  {
    id: 'severity.cvss',
    level: 'medium',
    text: 'a CVSS score of 8 or more',
    shows: ['scored'],
    when: ({ cvss }) => (cvss ?? 0) >= leastScore,
  },
  {
    id: 'severity.code',
    level: 'medium',
    text: 'code execution or a login bypass',
    shows: ['remote-code', 'unauthenticated'],
    when: ({ has, about }) => about && (has('remote-code') || has('unauthenticated')),
  },
  {
    id: 'severity.vulnerability',
    level: 'medium',
    text: 'a vulnerability that more than one product’s users should know of',
    shows: ['vulnerability'],
    when: ({ about, sure, entry, leads, hedged }) =>
      about && sure && (!entry || leads('edge-product')) && !hedged('niche'),
  },
]

/** An entry of a catalogue may speak of packages that leak what they should not; a report means thieves. */
function runsHostileCode({ leads, report }: SeverityFacts): boolean {
  return leads('hostile-package') || (report && leads('stealing-package'))
}

/** That something is exploited turns a report into an advisory, and must not lower its level. */
function isReportOrWorse({ report, entry, has }: SeverityFacts): boolean {
  return report || (!entry && has('exploited-now'))
}

function isRatedCritical({ leads, cvss }: SeverityFacts): boolean {
  return leads('rated-critical') || (cvss ?? 0) >= criticalScore
}

/** From here on CVSS calls a score critical. */
const criticalScore = 9

/** From here on a stated score makes an advisory more than a record. */
export const leastScore = 8
