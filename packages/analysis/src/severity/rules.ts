import type { SeverityLevel } from '@huntwire/intel-model'

/** A fact that the article states and that severity is made of. */
export type Fact =
  | 'exploited-now'
  | 'unauthenticated'
  | 'remote-code'
  | 'wide-reach'
  | 'hostile-package'
  | 'ransomware'
  | 'running-campaign'
  | 'organisations'
  | 'theft'
  | 'government'
  | 'espionage'
  | 'account-takeover'
  | 'edge-product'
  | 'malware'
  | 'vulnerability'

/** What a rule can point at: the words of a fact, the vulnerability itself, what was found, what made it relevant. */
export type Proof = Fact | 'known-exploited' | 'scored' | 'indicator' | 'technique' | 'relevant'

/** What the article says that makes it less urgent. */
export type Hedge = 'not-exploited' | 'limited' | 'historic' | 'mobile-only' | 'periodic'

/** The words that state a fact. Phrases as in `phraseMatcher`. A fact that is denied in its sentence does not count. */
export const factPhrases: Readonly<
  Record<Fact, { readonly text: string; readonly phrases: readonly string[] }>
> = {
  'exploited-now': {
    text: 'exploited now',
    phrases: [
      'exploited|exploitation|exploiting|exploit|attacks in the wild',
      'exploitation of .. zero day',
      'exploited in attacks|ransomware|campaigns',
      'hackers|attackers|actors|gang|group exploit|exploits|exploiting|abuse|chain|chaining',
      'exploitation attempts',
      'exploited to create|plant|deploy|install|steal|break|take|drop|upload',
      'zero day exploited|exploitation|attacks',
      'actively|currently|already|mass exploited|exploiting|exploitation',
      'active|ongoing|widespread|limited exploitation',
      'under active|mass exploitation|use|attack',
      'being actively|currently|widely exploited',
      'exploited as|by|in zero|attackers|hackers|attacks|ransomware|# day|threat|actors',
      'exploiting the|this|a|an vulnerability|flaw|bug|zero|issue',
      'known exploited vulnerabilities',
      'evidence of active|ongoing exploitation',
      'exploitation known|confirmed|detected|observed',
      'used|uses|use it|this|them as a zero|# day',
    ],
  },
  unauthenticated: {
    text: 'needs no login',
    phrases: [
      'unauthenticated|unauthorized attacker|attackers|remote|user|users|access|actor',
      'unauthenticated|preauth',
      'pre auth|authentication',
      'without authentication|authenticating|credentials',
      'auth|authentication bypass',
      'bypass|bypasses|bypassing authentication',
      'without any|a|an|valid account|accounts|login|password|passwords|credential|credentials|authentication',
      'without any|a valid account|login|password|credential|credentials',
      'without logging|signing in',
      'no account|accounts|login|password|credentials|authentication is|are needed|required|necessary',
      'needs|need|requires|require|requiring no valid|prior|account|login|password|credentials|authentication',
      'not need|require .. account|login|password|credentials|authentication',
      'anyone|anybody|outsiders who can reach|connect',
      'lets|allows|let|allow outsiders|strangers|anyone|anybody',
    ],
  },
  'remote-code': {
    text: 'runs code or gives control from afar',
    phrases: [
      'remote code execution',
      'rce',
      'execute|executes|executing|run|running|execution .. arbitrary|malicious code|commands',
      'arbitrary code execution',
      'code|command execution|injection',
      'gain|gains|gaining|obtain admin|administrative|administrator|root access|privileges',
      'take over|control',
      'ran|run|runs|running|execute|executes|executing commands|code as root|system|administrator',
      'run|runs|running|execute|executes commands through',
    ],
  },
  'wide-reach': {
    text: 'widely used or exposed',
    phrases: [
      'popular|widely|commonly used|package|packages|library|deployed|installed',
      'popular',
      'million|millions|billion .. downloads|weekly|users|installs|times|devices|websites|sites',
      '# weekly|monthly downloads',
      '#k|#m downloads|installs|users',
      'downloaded millions',
      'downloaded .. times',
      '# downloads a|per|every|each day|week|month',
      'internet|widely exposed|facing',
      'thousands of servers|devices|organizations|systems|websites|instances|customers',
      'firewall|firewalls|vpn|gateway|gateways|edge|router|routers|controller|balancer|balancers appliance|appliances|device|devices|admin|portal',
      'captive portal',
      'sd wan',
      'official|its update|updates channel|server|mechanism',
      'used by|in .. projects|repositories|organizations|companies|customers',
      'load balancer|balancers',
      'update server|servers|channel pushed|delivered|served|shipped|distributed',
      'everyone|everybody|anyone whose|who .. updated|installed|downloaded',
    ],
  },
  'hostile-package': {
    text: 'hostile code in a package, an extension or an update',
    phrases: [
      'malicious|compromised|trojanized|hijacked|poisoned|backdoored|infected|rogue .. package|packages|version|versions|release|releases|extension|extensions|update|updates|library|dependency|module|tag|tags',
      'package|packages|maintainer|extension|action|library|sdk|cli|account .. compromised|hijacked|poisoned|backdoored|infected',
      'compromised|hijacked on|via npm|pypi|rubygems|nuget|crates|ghcr|docker|github',
      'compromises|compromised several',
      'supply chain attack|compromise|campaign|worm',
      'code .. in no commit',
      'tampered with',
      'marketplace|store removes|removed|pulls|pulled .. extension|extensions|theme|themes|app|apps|plugin|plugins',
      'code .. not in|part .. repository|source',
      'stealer|backdoor|malware|worm|trojan|miner in|inside .. npm|pypi|package|packages|extension|library|module',
      'published|uploaded|released|pushed|contains|contained|shipped .. malicious|hostile|trojanized|backdoored version|versions|release|releases|update|build|builds',
      'registry|npm|pypi|github|maintainers removed|withdrew|yanked|revoked .. versions|releases|packages|version|release|package',
    ],
  },
  ransomware: {
    text: 'ransomware or destruction',
    phrases: [
      'ransomware',
      'encrypt|encrypts|encrypting files',
      'deploy|deploys|deployed|deploying|run|ran encryptor|encryptors',
      'wiper|wipers|destructive malware',
      'destroys|destroying files|data',
    ],
  },
  'running-campaign': {
    text: 'a campaign that is running',
    phrases: [
      'still running|active|ongoing|live|spreading|operating',
      'still in progress|use|operation',
      'still under|being way|attack|sold|spread|used|distributed|exploited',
      'it|this|they|campaign|campaigns|operation|wave|attacks|activity|spraying is|are going on',
      'campaign|operation|wave|attack|attacks|activity|it goes|go on',
      'under way|underway as|when|while we',
      'is|are still underway',
      'remains|remain active|ongoing|underway|live',
      'has|have not stopped|ended|ceased',
      'ongoing|active|current|recent|new|latest|large|widespread campaign|campaigns|attack|attacks|wave|operation|activity',
      'campaign .. continues|ongoing|remains|active|targeting|targets',
      'campaign .. observed|detected|identified',
      'new|identified|detected|observed .. campaign|activity',
      'launched .. wave',
      'uses|using|used .. to target|targets|attack|infect|spy',
      'primarily|actively|currently targeting|targets',
      'group|gang|hackers|actors|actor|attackers|spies target|targets|targeting',
      'we|researchers|have detected|observed|identified .. attacks|emails|wave',
    ],
  },
  organisations: {
    text: 'aimed at organisations',
    phrases: [
      'organizations|organisations|enterprises|companies|businesses|government|governmental|ministries|agencies|entities|institutions',
      'critical infrastructure',
      'critical|financial|energy|health|telecom|industrial|defense|education sector|sectors',
      'banks|hospitals|clinics|universities|schools|embassies|developers|staff|employees',
      'hotels|manufacturers|retailers|authorities|councils|municipalities|ports|utilities|firms|providers|carriers|operators|forwarders|suppliers|contractors|airlines',
    ],
  },
  theft: {
    text: 'theft or damage confirmed',
    phrases: [
      'stole|stolen|exfiltrated|exfiltrates|exfiltrating',
      'steal|steals|stealing .. credentials|data|secrets|tokens|passwords|keys|information|files|cookies|wallets',
      'copied .. to .. storage|server|account',
      'copied|took|taken|downloaded|exported .. records|files|documents|database|databases|mailboxes|mails|emails|share|shares',
      'records|files|documents|data|database|databases|mailboxes|mails|archives|share .. exfiltrated|copied|exported|uploaded|taken',
      'uploaded|uploads|exported .. to .. cloud|storage|server|account',
      '# mb|gb|tb|gigabytes|terabytes .. left|went|go|uploaded|copied|exfiltrated|stolen|sent|transferred',
      'collects|harvests|gathers|reads|grabs .. credentials|passwords|cookies|tokens|secrets|wallets|keys|sessions',
      'read|reads|reading the mail|mails|email|emails|mailboxes|correspondence of',
      'leaked|leak .. data|information|records',
      'breached its|the|their network|systems',
      'credential|credentials|data theft|stealer',
      'deploys|deployed|drops|installs .. rat|backdoor|trojan',
      'rat deployed|dropped|installed',
    ],
  },
  government: {
    text: 'aimed at a state or its authorities',
    phrases: [
      'ministry|ministries|government|governments|governmental|embassy|embassies|parliament|parliaments|diplomats|diplomatic|military|armed',
      'public|port|local|national|state|regional|customs|tax authority|authorities|administration|administrations|agency|agencies',
      'defense|defence sector|industry|contractor|contractors',
    ],
  },
  espionage: {
    text: 'somebody spies',
    phrases: [
      'espionage|cyberespionage',
      'spy|spies|spied|spying on',
      'intelligence service|services|collection|gathering',
      'read|reads|reading the mail|mails|email|emails|mailboxes|correspondence of',
    ],
  },
  'account-takeover': {
    text: 'accounts are taken over',
    phrases: [
      'account|accounts|mailbox|mailboxes|profiles were|was|are|being|been|got taken|compromised|hijacked|abused|breached',
      'account|mailbox takeover|takeovers',
      'took|taken|takes|take over .. account|accounts|mailbox|mailboxes',
      'hijacked|compromised .. accounts|mailboxes',
      'password|credential spraying|stuffing|spray',
      'business email compromise',
    ],
  },
  'edge-product': {
    text: 'an appliance that faces the internet',
    phrases: [
      'vpn|firewall|firewalls|gateway|gateways appliance|appliances|device|devices|server|servers|virtual|concentrator|concentrators|product|products',
      'appliance|appliances .. gateway|vpn|firewall',
      'ssl|sslvpn vpn',
      'globalprotect|netscaler|fortios|fortigate|fortimanager|fortiweb|fortiproxy|sonicwall|sslvpn|bigip|vcenter|moveit|sharepoint|confluence',
      'pan os',
      'big ip',
      'connect|policy secure',
      'citrix adc|gateway|bleed',
      'cisco asa|ftd|ios|firepower',
      'exchange server|servers',
      'mail|email|security|access|secure|remote gateway|gateways',
    ],
  },
  malware: {
    text: 'malware is analysed',
    phrases: [
      'malware|backdoor|backdoors|trojan|trojans|rat|loader|implant|rootkit|bootkit|spyware|infostealer|stealer|botnet|worm|dropper',
    ],
  },
  vulnerability: {
    text: 'a weakness is described',
    phrases: [
      'auth|authentication|login bypass',
      'zero day|days',
      'cross site scripting',
      'injection|overflow|traversal|deserialization flaw|bug|vulnerability|hole',
      'vulnerability|vulnerabilities|flaw|flaws',
      'cve # #',
      'zero day',
    ],
  },
}

/** Years that are over for good: 2000 to 2020. */
const longAgo = Array.from({ length: 21 }, (_, index) => 2_000 + index).join('|')

/** The words that state a hedge. None of them counts where exploitation is stated. */
export const hedgePhrases: Readonly<
  Record<Hedge, { readonly text: string; readonly phrases: readonly string[] }>
> = {
  'not-exploited': {
    text: 'no exploitation seen',
    phrases: [
      'no|without evidence|indication|sign|signs|reports of .. exploitation|exploited|abuse|attacks',
      'not|never been|being exploited',
      'not aware of .. exploitation|exploits|attacks',
      'no known exploitation|exploits',
    ],
  },
  limited: {
    text: 'only under conditions',
    phrases: [
      'limited exploitability|impact',
      'only|if hurts|exploitable|affects|works|possible if|when|with',
      'only hurts if',
      'difficult|hard|unlikely to exploit',
      'don|do t|not panic',
      'requires|needs local|physical|user access|interaction',
      'non default configuration',
      'before you call|panic',
    ],
  },
  historic: {
    text: 'a case of the past',
    phrases: [
      'declassified',
      `patched|fixed|disclosed in ${longAgo}`,
      'years ago',
      'historic|historical campaign|case|intrusion',
    ],
  },
  'mobile-only': {
    text: 'concerns mobile devices only',
    phrases: [
      'android|ios|iphone|mobile|smartphone|nfc|apk app|apps|application|malware|devices|users|phones|banking|payment|spyware|trojan',
      'android|iphone|nfc',
    ],
  },
  periodic: {
    text: 'a periodic review',
    phrases: [
      'week|month|year in review',
      'weekly|monthly|quarterly roundup|recap|review|digest|report|summary',
      'this week|month in',
      'weekly|monthly recap|roundup|review|digest',
      'newsletter',
      'weekly|monthly|quarterly|daily bulletin|letter',
      'threatsday bulletin',
      'activity|trends report',
      'trends q#',
    ],
  },
}

/** What was established of one article. */
export interface SeverityFacts {
  has(fact: Fact): boolean
  /** Whether the title or the first lines state it: further down it may be of another case. */
  leads(fact: Fact): boolean
  readonly kev: boolean
  readonly cvss: number | null
  readonly about: boolean
  readonly indicators: number
  readonly techniques: number
  /** Whether the article is a report of a threat or an incident, more than an advisory. */
  readonly report: boolean
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
    when: (facts) =>
      facts.has('exploited-now') && facts.about && facts.has('unauthenticated') && facts.has('remote-code'),
  },
  {
    id: 'severity.exploited-exposed',
    level: 'critical',
    text: 'exploited now in something widely exposed, without a login or with full control',
    shows: ['exploited-now', 'wide-reach', 'unauthenticated', 'remote-code'],
    when: (facts) =>
      facts.has('exploited-now') &&
      facts.leads('wide-reach') &&
      facts.about &&
      (facts.has('unauthenticated') || facts.has('remote-code')),
  },
  {
    id: 'severity.kev-exposed',
    level: 'critical',
    text: 'known to be exploited, without a login, in an appliance that faces the internet',
    shows: ['exploited-now', 'known-exploited', 'unauthenticated', 'edge-product'],
    when: (facts) =>
      (facts.kev || (facts.has('exploited-now') && facts.about)) &&
      facts.leads('edge-product') &&
      facts.has('unauthenticated'),
  },
  {
    id: 'severity.popular-package',
    level: 'critical',
    text: 'hostile code ran on whoever installed a widely used package',
    shows: ['hostile-package', 'wide-reach'],
    when: (facts) => facts.leads('hostile-package') && facts.leads('wide-reach'),
  },
  {
    id: 'severity.package-theft',
    level: 'critical',
    text: 'a hijacked package gave attackers control or secrets of whoever installed it',
    shows: ['hostile-package', 'theft'],
    when: (facts) => facts.leads('hostile-package') && facts.has('theft') && facts.has('malware'),
  },
  {
    id: 'severity.exploited',
    level: 'high',
    text: 'exploited now',
    shows: ['exploited-now'],
    when: (facts) => facts.has('exploited-now'),
  },
  {
    id: 'severity.kev',
    level: 'high',
    text: 'about a vulnerability of CISA’s catalogue of exploited ones',
    shows: ['known-exploited'],
    when: (facts) => facts.kev,
  },
  {
    id: 'severity.unauthenticated-code',
    level: 'high',
    text: 'code execution without a login',
    shows: ['unauthenticated', 'remote-code'],
    when: (facts) => facts.has('unauthenticated') && facts.has('remote-code') && facts.has('vulnerability'),
  },
  {
    id: 'severity.ransomware',
    level: 'high',
    text: 'active ransomware or destruction',
    shows: ['ransomware'],
    when: (facts) => facts.leads('ransomware'),
  },
  {
    id: 'severity.package',
    level: 'high',
    text: 'a hostile package',
    shows: ['hostile-package'],
    when: (facts) => facts.leads('hostile-package'),
  },
  {
    id: 'severity.campaign',
    level: 'high',
    text: 'a running campaign against organisations',
    shows: ['running-campaign', 'organisations'],
    when: (facts) =>
      facts.has('running-campaign') &&
      facts.has('organisations') &&
      (facts.has('malware') || facts.indicators >= 3),
  },
  {
    id: 'severity.account-takeover',
    level: 'high',
    text: 'accounts of organisations are being taken over, and it goes on',
    shows: ['account-takeover', 'running-campaign'],
    when: (facts) =>
      facts.has('account-takeover') && facts.has('running-campaign') && facts.has('organisations'),
  },
  {
    id: 'severity.espionage',
    level: 'high',
    text: 'espionage against a state or its authorities, with data taken',
    shows: ['theft', 'espionage', 'government'],
    when: (facts) => facts.leads('government') && facts.has('espionage') && facts.has('theft'),
  },
  {
    id: 'severity.theft',
    level: 'high',
    text: 'theft from organisations with artefacts to hunt for',
    shows: ['theft', 'organisations'],
    when: (facts) => facts.has('theft') && facts.has('organisations') && facts.indicators >= 3,
  },
  {
    id: 'severity.malware',
    level: 'medium',
    text: 'malware or a technique is analysed',
    shows: ['malware', 'indicator', 'technique'],
    when: (facts) => facts.has('malware') || facts.indicators > 0 || facts.techniques > 0,
  },
  {
    id: 'severity.breach',
    level: 'medium',
    text: 'a breach or a campaign without technical detail',
    shows: ['theft', 'account-takeover', 'running-campaign'],
    when: (facts) => facts.has('theft') || facts.has('account-takeover') || facts.has('running-campaign'),
  },
  {
    id: 'severity.report',
    level: 'medium',
    text: 'a threat report without a sign of a live campaign',
    shows: ['relevant'],
    when: (facts) => facts.report,
  },
  {
    id: 'severity.cvss',
    level: 'medium',
    text: 'a CVSS score of 9 or more',
    shows: ['scored'],
    when: (facts) => (facts.cvss ?? 0) >= 9,
  },
  {
    id: 'severity.code',
    level: 'medium',
    text: 'code execution or a login bypass',
    shows: ['remote-code', 'unauthenticated'],
    when: (facts) => facts.has('remote-code') || facts.has('unauthenticated'),
  },
]
