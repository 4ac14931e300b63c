import type { WordClassWords } from './word-class-words.ts'

/** What was hostile, who was harmed, what was lost, who was caught, who found out. */
export const harmWords = {
  hostile: {
    words:
      'malicious fake rogue trojanized hijacked poisoned compromised hostile counterfeit infected backdoored weaponized tainted tampered bogus phony trojanised suspicious',
    verbs: 'typosquat',
    phrases: ['booby trapped', 'laced with', 'look alike'],
  },
  /** What carries software to those who run it. */
  carrier: {
    nouns:
      'package library plugin module action workflow repository release version image installer wheel gem crate sdk cli dependency model skill addon tag maintainer registry marketplace pipeline repo update build server',
    words: 'npm pypi nuget rubygems maven crates github ghcr vsx docker homebrew packagist app apps',
    phrases: [
      'add on|ons',
      'browser|chrome|edge|firefox|opera|brave|vsx|vs|code|vscode|studio|editor|marketplace|store|wallet|malicious|fake|rogue|hijacked|poisoned|trojanized|twin|# extension|extensions',
      'extension|extensions marketplace|store|found|steal|steals|stole|compromised|hijacked|caught|hides|for|exfiltrating',
      'open vsx',
      'vs code',
      'hugging face',
      'sharing hub',
      'update channel|server|site|mechanism',
    ],
  },
  /** What carries software and takes part in a supply chain attack when it is hostile. */
  package: {
    nouns: 'package library plugin dependency maintainer wheel gem crate sdk cli addon',
    words: 'npm pypi nuget rubygems crates ghcr vsx packagist',
    phrases: [
      'github action|actions',
      'plug in|ins',
      'add on|ons',
      'browser|chrome|edge|firefox|opera|brave|vsx|vs|code|vscode|studio|editor|marketplace|store|wallet|malicious|fake|rogue|hijacked|poisoned|trojanized|twin|# extension|extensions',
      'extension|extensions marketplace|store|found|steal|steals|stole|compromised|hijacked|caught|hides|for|exfiltrating',
      'go|python|node|npm|nuget|perl|ruby|powershell module|modules',
      'sharing hub',
      'hugging face',
      'model|models file|files|on',
    ],
  },
  /** How software reaches those who run it: malware has versions and updates, too. */
  delivery: {
    nouns: 'release update version tag build installer theme skill',
    phrases: ['update channel|server|servers|site|mechanism', 'build network|server|pipeline|plugin|system'],
  },
  supply: {
    phrases: [
      'supply chain attack|attacks|compromise|compromises|campaign|worm|alert|incident|malware',
      'malicious package|packages|extension|extensions|npm|pypi|dependency|dependencies|version|versions|release|releases|update|updates|app|apps|model|models',
      'malicious code in|inside|injected|hidden|embedded',
      'malware in|inside|injected|hidden|embedded',
      'embedded malicious code',
      'cwe 506',
      'contains|contain|contained|carries|carried|ships|shipped malware|malicious',
      'signs of compromise',
      'self propagating|spreading|replicating',
      'compromised|hijacked|backdoored|poisoned on|via npm|pypi|ghcr|rubygems|crates|nuget|maven|github|docker|open|vsx',
      'typosquatting|typosquatted|dependency package|packages|confusion',
    ],
  },
  victim: {
    nouns:
      'company organization organisation enterprise business firm government ministry agency embassy hospital bank university school developer entity institution utility operator telco retailer manufacturer provider carrier airline council municipality insurer clinic employee staff diplomat institution tenant hotel restaurant supermarket factory port shop customs contractor supplier forwarder newsroom journalist insurer broker dealer laboratory museum library charity ngo newspaper broadcaster refinery shipyard airport railway',
    words:
      'governmental military militaries financial telecom healthcare education energy industrial defense defence sector sectors',
    phrases: [
      'critical infrastructure',
      'law firm',
      'public administration',
      'law firms',
      'water utility|utilities|pumps',
      'power grid',
    ],
  },
  /** Anybody at all. */
  public: { words: 'users customers players gamers travelers travellers shoppers visitors' },
  /** Who was hurt in news of breaches. */
  sufferer: {
    nouns:
      'company organization organisation firm government ministry agency hospital bank university school retailer telco manufacturer provider carrier airline insurer clinic hotel chain brewery exchange bridge maker giant council city municipality bureau operator utility patient guest student member citizen driver passenger shop customer user employee supplier programme network traveller resident voter subscriber account',
  },
  data: {
    nouns:
      'data record credential password cookie token secret file document wallet account mailbox email session database fund coin card identity passport drawing contract detail scan',
    words:
      'information crypto cryptocurrency pii money gb tb terabytes gigabytes million dollars medical appointments ssh',
    phrases: [
      'source code',
      'saved passwords',
      '# gb|tb',
      '#tb|#gb',
      'api|cloud|ssh|private|signing|encryption key|keys',
      'mail addresses',
      'phone numbers',
    ],
  },
  lost: {
    words:
      'stolen stole steals steal stealing leaked leaks leak expose exposed exposes exposing exfiltrated exfiltrates exfiltrating exfiltrate taken took copied copies accessed dumped theft thieves drained drains drain siphoned harvests harvested harvester collects collected collect grabs grab exported downloaded raided raid extorted leaking compromised seized sends reads breach breached uploads uploaded scraped',
    phrases: [
      'put up for sale',
      'left .. on the web|internet|open',
      'publicly accessible',
      'gained|gains access',
      'for sale',
    ],
  },
  /** Taken by somebody, as against what could be read. */
  taken: {
    words:
      'stolen stole exfiltrated exfiltrates exfiltrating leaked copied exported drained siphoned harvested looted raided stealing steals steal harvests collects collected grabs uploads uploaded reads downloaded sends took taken breached',
  },
  breach: {
    nouns: 'breach hack heist intrusion cyberattack',
    words: 'breached hacked ransomed unauthorised unauthorized',
    phrases: [
      'data breach|theft|leak|exposure',
      'private|customer|personal data',
      'cyber attack|incident',
      'security|cybersecurity incident|breach',
      'ransomware attack|incident|infection',
      'unauthorised|unauthorized access|party|person',
      'ransom agreement|demand|payment|note',
      'leak site',
      'unusual|suspicious|malicious activity',
      'dark web blog|site|leak|forum',
      'attack on|against',
      'supply chain attack hits',
      'attack delays|disrupts|halts|forces|shuts|leaves|paralyses|cripples',
      'malware|virus|ransomware outbreak',
      'caught up in .. incident|breach',
      'loses|lost .. records|photos|documents|passports',
      'misconfigured|unsecured|unprotected|open|exposed bucket|database|server|cluster|storage|instance',
      'open storage',
    ],
  },
  /** How victims speak of it. */
  confirming: {
    verbs: 'confirm disclose notify admit acknowledge',
    words: 'says said reaches reached refuses',
    phrases: [
      'data breach',
      'back to normal|online|business',
      'recovers|recovering|recovered from',
      'resumes|restores operations|production|services|systems',
    ],
  },
  stolen: { words: 'stolen data stole theft breach' },
  police: {
    nouns: 'prosecutor officer',
    words: 'police fbi europol interpol authorities doj nca court feds investigators eurojust justice secret',
    phrases: ['law enforcement', 'justice department', 'attorney general', 'international operation'],
  },
  caught: {
    verbs: 'arrest detain seize dismantle indict extradite convict jail bust charge sentence disrupt',
    words: 'takedown raid raids prison guilty unmasked suspect suspects accused alleged imprisoned',
    phrases: [
      'taken|takes|took|take down|offline',
      'behind bars',
      'shut|shuts|shutting down',
      'years in prison|jail',
      'pleads|pleaded guilty',
    ],
  },
  /** The end of a case before a court. */
  sentenced: {
    words: 'sentenced extradited convicted jailed indicted arrested',
    phrases: [
      'pleads|pleaded|plead|found guilty',
      'years|months in prison|jail',
      'avoid|avoids jail|prison',
      'charged with|over|for',
    ],
  },
  /** Shows that a caught or an outage is about computers. */
  cyber: {
    nouns:
      'hacker ransomware malware botnet phishing trojan stealer backdoor cybercriminal cyberattack intrusion extortion spyware attacker intruder vulnerability exploit breach ddos infostealer',
    words:
      'cyber cybercrime cybersecurity cyberattacks cyberspace cyberespionage cyberthreats hacking hacked access logins network networks devices laundering',
    phrases: [
      'sim farm|farms',
      'forum admin|administrator|owner|operator',
      'fake accounts',
      'corporate networks',
      'bulletproof host|hosting',
      'threat actor|actors',
    ],
  },
  researcher: {
    nouns: 'researcher analyst expert',
    words:
      'research analysis dissecting anatomy inside unpacking analyzing tracking unmasking dissect attributed attribution',
    phrases: [
      'deep dive',
      'a look at|inside',
      'threat research|intel|intelligence|brief|analysis|assessment|spotlight',
      'technical analysis',
      'reverse engineer|engineering',
      'joint advisory',
      'our researchers|telemetry|sensors|hunters|honeypots',
    ],
  },
  found: {
    verbs:
      'uncover discover spot+ observe detect identify analyze track expose reveal disclose attribute link unmask dissect document trace find/found flag+ catch/caught see/saw/seen',
    words: 'spotted caught',
  },
  indicators: {
    phrases: ['indicators of compromise', 'iocs', 'yara rules', 'hashes and|of', 'file hashes', 'ttps'],
  },
} as const satisfies Readonly<Record<string, WordClassWords>>
