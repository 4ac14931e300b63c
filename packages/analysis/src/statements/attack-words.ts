import type { WordClassWords } from './word-class-words.ts'

/** Who attacks, and with what. */
export const attackWords = {
  attacker: {
    nouns:
      'hacker attacker intruder adversary cybercriminal gang extortionist fraudster scammer hacktivist spy spammer thief phisher cyberspy perpetrator operative crook cybergang',
    words: 'apt apt# unc# uat# fin# cybercrime',
    phrases: [
      'threat|malicious actor|actors',
      'apt|unc|uat|ta|fin|storm|dev|cl #',
      'hacking|ransomware|extortion|espionage|apt|cyberespionage|threat|crime group|groups|crew|crews|collective|operation|cluster|clusters',
      'crew|crews',
      'ransomware|malware operator|operators|affiliate|affiliates|partners',
      'affiliate|affiliates',
      'the operators',
      'cyber criminals|spies|thugs|gangs',
      'persistent threat',
      'unknown|unnamed|suspected actor|actors',
      'criminal gang|group|groups|network|actors|hackers',
      'criminals',
    ],
  },
  state: {
    words: 'dprk lazarus nexus espionage cyberespionage spies',
    phrases: [
      'state|nation|government|regime|china|russia|iran|korea|dprk sponsored|backed|linked|aligned|nexus|aware|affiliated|state|supported',
      'nation state',
      'russian|chinese|iranian|korean|pakistani|belarusian|vietnamese|indian .. hackers|attackers|spies|apt|operatives|intelligence|group|groups|actors|actor|gang',
    ],
  },
  /** Where attackers that a state sends come from; many more people do. */
  nation: {
    words:
      'russian chinese iranian korean korea belarusian pakistani russia china iran pyongyang tehran kremlin',
  },
  /** What only attackers do. */
  deed: {
    verbs:
      'steal/stole/stolen hijack infect exfiltrate sabotage deface breach hack compromise infiltrate impersonate masquerade extort blackmail poison backdoor trojanize weaponize plunder siphon loot raid wipe cripple paralyse tamper eavesdrop snoop sideload typosquat ransom launder phish defraud dupe trick lure drain plant harvest skim conscript smuggle subvert overlay burrow pilfer swipe bilk mimic bruteforce ddos spoof squat cryptojack victimize weaponise victimise trojanise fleece bilk scoop prey inject strike/struck',
    nouns: 'theft heist intrusion takeover',
    words: 'ransomed infecting pwn pwned stealing stealthy',
    phrases: [
      'break|breaks|breaking|broke|broken into',
      'brute force|forces|forced|forcing',
      'knock|knocks|knocked offline',
      'used|deployed|leveraged|wielded against',
      'mine|mines|mining|mined monero|crypto|cryptocurrency|bitcoin',
      'abused|misused to|by|for',
      'falls|fell|fall victim',
      'man|adversary in the middle',
      'denial of service attack|attacks',
      'taken|takes|took hostage',
      'cyber attack|attacks',
      'side load|loads|loading|loaded',
      'pose|poses|posing|posed as',
      'redirects|redirect|redirected visitors|users|traffic',
      'delete|deletes|deleted backups|backups|data',
      'dressed up|disguised as',
      'new|novel .. technique|trick|method',
      'leak|leaks .. mails|data|secrets|messages|files|memory|keys|addresses|tokens',
      'phone|phones|phoned home',
      'cash|cashes|cashed out',
      'lateral movement',
      'take|takes|taken|took over .. account|accounts|phone|phones|store|stores|site|sites|server|servers|page|pages|device|devices',
      'store|stores|site|sites|server|servers|device|devices|account|accounts taken over',
      'copies|copied .. conversations|chats|mails|messages',
      'empty|empties|emptied .. account|accounts|wallet|wallets',
      'talk|talks|talked .. into|out',
      'tunnel|tunnels out',
      'dump|dumps|dumped .. secrets|credentials|passwords|tokens|keys',
      'switch|switches|turn|turns off .. edr|defender|antivirus|protection|security',
      'crack|cracks|cracked .. keys|key|encryption',
      'blind|disable|kill|silence|stop .. agents|edr|defender|antivirus|protection|security',
      'defacement|defacements',
    ],
  },
  /** What attackers do, and others as well. */
  act: {
    verbs:
      'abuse exploit target hit/hit strike/struck attack deploy deliver drop+ spread/spread hide/hid/hidden push install use turn leverage expand return launch run/ran/run push bypass evade encrypt destroy erase leak dump disrupt distribute plant kill disable blind spy/spied inject send/sent reach swap+ hook sniff disclose threaten compromise draw grab+ scrape adopt switch shift hunt exfil collect intercept embed spoof host sell/sold expose resurface reemerge hack open',
    words: 'behind via',
  },
  malware: {
    nouns:
      'backdoor trojan rootkit bootkit spyware wiper infostealer stealer keylogger botnet implant worm dropper cryptominer cryptojacker skimmer webshell loader shellcode stalkerware scareware adware clipper drainer encryptor decryptor downloader crypter packer proxyware malvertising cryptojacking bootloader rat mirai',
    phrases: [
      'web shell|shells',
      'cobalt strike',
      'command and control',
      'edr|av|antivirus killer|killers',
      'phishing|exploit|drainer kit|kits',
      'remote access trojan|trojans|tool',
      'malicious code|software|script|payload|payloads|module',
      'reverse shell|shells',
      'banking trojan|malware',
      'new|named|called|dubbed|modular|destructive|android|macos|linux|windows|mobile|stealthy|fileless malware|ransomware|spyware',
      'box|full of malware',
      'malware|ransomware|stealer|phishing as a service',
      'maas|raas',
      'ship|ships|drop|drops|install|installs|deploy|deploys|hidden|hides|monero|crypto|xmr|coin .. miner|miners',
      'credential stealer|stealers|harvester|harvesters',
      'c2|c#',
    ],
  },
  /** Malware as a subject that people talk about: only what is said of it makes it news. */
  topic: {
    nouns: 'malware ransomware virus cyberthreat',
    phrases: ['supply chain attacks', 'cyber threats|attacks'],
  },
  /** At whom or what. */
  aim: {
    verbs: 'target attack hit/hit ransack besiege plague menace',
    words: 'against',
    phrases: ['aimed at', 'goes|go|went after', 'zero|zeroes in'],
  },
  /** What makes malware news instead of a topic. */
  fresh: {
    words:
      'new newly latest fresh variant variants version iteration returns reloaded resurfaces evolves offspring descendant successor unseen undocumented unknown novel emerging offshoot',
    phrases: ['first|previously seen|undocumented|unknown|known|of', 'sold|offered|advertised for|on'],
  },
  ransom: {
    nouns: 'ransomware encryptor wiper locker',
    phrases: ['destructive malware|attack|attacks', 'data wiping', 'leak site|sites'],
  },
  /** How news name what ransomware did to somebody: whether its makers go on is not said. */
  ransomNews: { phrases: ['ransomware attack|attacks|incident|infection'] },
  phishing: {
    nouns: 'smishing vishing quishing clickfix lure fraud scam',
    verbs: 'phish',
    words: 'spearphishing lures bec deepfake',
    phrases: [
      'phishing',
      'business email compromise',
      'social engineering',
      'password|credential spraying|stuffing|spray',
      'device code',
      'paste .. command',
      'qr code|codes',
      'fake|scam|rogue texts|text|messages|sms|site|sites|page|pages|invites',
    ],
  },
  campaign: {
    nouns: 'campaign wave spree onslaught',
    words: 'operation surge',
    phrases: [
      'in .. attacks',
      'attacks targeting|exploiting|abusing|leveraging|hit|hitting|aimed',
      'warn|warns|warned|warning of .. attacks|campaign|hackers|exploitation',
    ],
  },
} as const satisfies Readonly<Record<string, WordClassWords>>
