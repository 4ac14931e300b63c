import type { SeverityLevel } from '@huntwire/intel-model'
import type { WordClass } from '../statements/word-classes.ts'

/** A fact that the article states and that severity is made of. */
export type Fact =
  | 'exploited-now'
  | 'unauthenticated'
  | 'remote-code'
  | 'wide-reach'
  | 'popular'
  | 'hostile-package'
  | 'stealing-package'
  | 'hijacked-package'
  | 'ransomware'
  | 'running-campaign'
  | 'organisations'
  | 'theft'
  | 'credential-theft'
  | 'government'
  | 'state-actor'
  | 'espionage'
  | 'account-takeover'
  | 'intrusion'
  | 'tampering'
  | 'edge-product'
  | 'server-product'
  | 'malware'
  | 'artefacts'
  | 'vulnerability'
  | 'rated-critical'

/** What a rule can point at: the words of a fact, the vulnerability itself, what was found, what made it relevant. */
export type Proof = Fact | 'group' | 'known-exploited' | 'scored' | 'indicator' | 'technique' | 'relevant'

/** What the article says that makes it less urgent. */
export type Hedge =
  | 'not-exploited'
  | 'limited'
  | 'historic'
  | 'mobile-only'
  | 'private'
  | 'breach-news'
  | 'police'
  | 'periodic'
  | 'review'
  | 'niche'

interface FactWords {
  readonly text: string
  /** Combinations of classes of words, see `combinationOf`; any of them states the fact. */
  readonly says: readonly string[]
  /**
   * `happened`: only what is neither denied, nor advised, nor merely possible; `stated`: not denied and not advised;
   * `named`: wherever its words stand, since denials are part of them.
   */
  readonly mood: 'happened' | 'stated' | 'named'
}

/** What states a fact. */
export const factWords: Readonly<Record<Fact, FactWords>> = {
  'exploited-now': {
    text: 'exploited now',
    mood: 'happened',
    says: [
      'underAttack',
      'exploiters weakness @10',
      'exploiters edge @8',
      'exploiters server @8',
      'exploited ongoing weakness @8',
      'attacker >exploit weakness @8',
      'malware >exploited @4',
      'ransom >exploit weakness @8',
      'state >exploit weakness @8',
      'nation >exploit weakness @8',
    ],
  },
  unauthenticated: { text: 'needs no login', mood: 'named', says: ['unauthenticated'] },
  'remote-code': { text: 'runs code or gives control from afar', mood: 'stated', says: ['control'] },
  popular: { text: 'used by very many', mood: 'named', says: ['popular'] },
  'wide-reach': { text: 'widely used or exposed', mood: 'named', says: ['wide', 'edge'] },
  'hostile-package': {
    text: 'hostile code in a package, an extension or an update',
    mood: 'stated',
    says: [
      'supply',
      'hostile package @5',
      'hostile delivery @3',
      'deed package @6',
      'malware package @6',
      'trusted malware @8',
      'trusted hostile @8',
    ],
  },
  'stealing-package': {
    text: 'a package or an extension steals',
    mood: 'happened',
    says: ['package >lost data @10', 'lost >package @5', 'delivery >taken data @10'],
  },
  'hijacked-package': {
    text: 'software that others already trusted was hijacked',
    mood: 'happened',
    says: ['hijacking package @8', 'hijacking delivery @5', 'hijacking carrier @5', 'trusted'],
  },
  ransomware: {
    text: 'ransomware or destruction',
    mood: 'happened',
    says: [
      'destruction',
      'ransom attacker -ransomNews @6',
      'ransom act -ransomNews @8',
      'ransom deed -ransomNews @8',
      'ransom >act data',
    ],
  },
  'running-campaign': {
    text: 'a campaign that is running',
    mood: 'stated',
    says: [
      'running attacker',
      'running campaign',
      'running malware',
      'running topic',
      'running deed',
      'running phishing',
      'running state',
      'running nation',
      'running cyber',
      'running victim',
      'running breach',
      'running takeover',
    ],
  },
  organisations: { text: 'aimed at organisations', mood: 'stated', says: ['victim', 'workplace'] },
  theft: {
    text: 'theft or damage confirmed',
    mood: 'happened',
    says: ['taken data @8', 'malware >lost data', 'attacker >lost data', 'breach sufferer @5'],
  },
  'credential-theft': {
    text: 'secrets that open other doors were taken',
    mood: 'happened',
    says: ['taken secret @8', 'lost >secret @6', 'secret >taken @6'],
  },
  government: { text: 'aimed at a state or its authorities', mood: 'stated', says: ['authority'] },
  'state-actor': { text: 'a state stands behind it', mood: 'stated', says: ['state'] },
  espionage: { text: 'somebody spies', mood: 'stated', says: ['spying'] },
  'account-takeover': { text: 'accounts are taken over', mood: 'happened', says: ['takeover'] },
  intrusion: {
    text: 'attackers were inside networks',
    mood: 'happened',
    says: ['inside', 'deed victim @8', 'attacker deed @6', 'act >malware @5'],
  },
  tampering: {
    text: 'what machines do in the world was changed',
    mood: 'happened',
    says: ['tampering attacker', 'tampering deed @8'],
  },
  'edge-product': { text: 'an appliance that faces the internet', mood: 'named', says: ['edge'] },
  'server-product': { text: 'software of many servers', mood: 'named', says: ['server', 'wide', 'edge'] },
  malware: { text: 'malware is analysed', mood: 'stated', says: ['malware', 'topic fresh', 'topic act'] },
  artefacts: { text: 'gives artefacts to look for', mood: 'named', says: ['artefacts'] },
  vulnerability: { text: 'a weakness is described', mood: 'named', says: ['weakness'] },
  'rated-critical': { text: 'rated critical', mood: 'named', says: ['critical'] },
}

interface HedgeWords {
  readonly text: string
  readonly says: readonly string[]
  /** A title speaks of the article; the first lines may mention other cases. */
  readonly where: 'title' | 'title and lead'
  /** Whether it calms every article, or only one that reports a vulnerability. */
  readonly calms: 'all' | 'advisories'
  /** Words beside which it does not count. */
  readonly unless?: WordClass
  readonly floor: SeverityLevel
  /** The highest level that a title with these words may reach, whatever else is told. */
  readonly cap?: SeverityLevel
}

/** The words that state a hedge. None of them counts where exploitation is stated. */
export const hedgeWords: Readonly<Record<Hedge, HedgeWords>> = {
  'not-exploited': {
    text: 'no exploitation seen',
    says: ['notExploited'],
    where: 'title and lead',
    calms: 'advisories',
    floor: 'medium',
  },
  limited: {
    text: 'only under conditions',
    says: ['limited'],
    where: 'title and lead',
    calms: 'advisories',
    floor: 'medium',
  },
  niche: {
    text: 'of little spread',
    says: ['niche'],
    where: 'title and lead',
    calms: 'advisories',
    floor: 'medium',
  },
  historic: {
    text: 'a case of the past',
    says: ['past'],
    where: 'title and lead',
    calms: 'all',
    floor: 'medium',
  },
  'mobile-only': {
    text: 'concerns mobile devices',
    says: ['mobile'],
    where: 'title and lead',
    calms: 'all',
    unless: 'computer',
    floor: 'medium',
  },
  private: {
    text: 'aimed at private people',
    says: ['privateLife'],
    where: 'title and lead',
    calms: 'all',
    unless: 'victim',
    floor: 'medium',
  },
  'breach-news': {
    text: 'news of one victim',
    says: [
      'confirming breach',
      'sufferer ransomNews -destruction',
      'stolen ransomNews',
      'ransom lost data -attacker',
      'breach lost data',
    ],
    where: 'title',
    calms: 'all',
    unless: 'supply',
    floor: 'medium',
  },
  police: {
    text: 'those behind it were caught',
    says: ['police caught', 'caught attacker', 'sentenced'],
    where: 'title',
    calms: 'all',
    floor: 'medium',
  },
  periodic: {
    text: 'a periodic review',
    says: ['periodic'],
    where: 'title',
    calms: 'all',
    floor: 'low',
  },
  review: {
    text: 'one of many reviews of many things',
    says: ['review'],
    where: 'title',
    calms: 'all',
    floor: 'low',
    cap: 'low',
  },
}

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
