import type { WordClassWords } from './word-class-words.ts'

/** What makes words of attacks mean no attack. */
export const avertedWords = {
  /** Inside these, words of attacks name what is done about attacks, or a trade: they are no sign of one. */
  compound: {
    phrases: [
      'bug bounty|bounties|hunter|hunters|hunting|report|reports|tracker',
      'ransom|ransomware payment|payments|ban|bans|negotiation|negotiator',
      'compromised password|passwords',
      'encryption backdoor|backdoors',
      'vulnerability|vulnerabilities|flaw|exposure|threat|zero|bug management|scanning|scanner|scanners|prioritization|remediation|discovery|research|backlog|program|programs|triage',
      'zero day discovery|initiative|clock|research',
      'ransomware|malware|phishing|breach|attack|threat|fraud|intrusion|bot|ddos|exploit protection|prevention|readiness|resilience|detection|defense|defence|preparedness|simulation|simulations|mitigation|awareness|training|resistant|proof|recovery|insurance',
      'anti malware|phishing|fraud|ransomware|theft|spam',
      'malware|phishing|virus|attack false positive|positives',
      'threat hunting|intelligence|landscape|modeling|modelling|model',
      'ethical hacker|hackers|hacking',
      'distributed denial of service',
      'post exploitation',
      'hack the box',
      'memory safety',
      'hacker conversations|community|culture|summer|house',
      'emergency directive|directives',
      'perfect|no|easy|quick fix',
      'injection|rce|xss|ssrf|exploit|exploitation prevention|protection|defense|cheat',
    ],
  },
  /** What defenders do to attacks: what stands behind it did not happen. */
  averting: {
    verbs: 'prevent stop+ thwart foil defend protect safeguard combat curb curtail deter avert',
    words: 'blocks blocked blocking shields shielding fights fighting countering',
    phrases: [
      'to|will|can|could|would|help|helps block|shield|fight|counter',
      'guard|guards against',
      'ward|wards off',
      'keep|keeps out',
      'hunts|hunt|tracks down',
      'for detecting|finding|spotting|blocking',
      'scanner|tool|system|model to|that detect|detects|find|finds|spot|spots',
    ],
  },
} as const satisfies Readonly<Record<string, WordClassWords>>
