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
