import type { WordClassWords } from './word-class-words.ts'

/** What shows in a title that an article is no report of a threat; in a text these are ordinary words. */
export const titleWords = {
  /** Of a product. */
  pitch: {
    nouns: 'dashboard pricing subscription roadmap',
    words:
      'unlock unlocking accelerate accelerating automate automates automating modernize smarter unified scalable visibility productivity waf sca runners copilot faster simpler easier rollout',
  },
  /** Of advice. */
  guiding: {
    nouns: 'template myth',
    words:
      'basics hygiene versus compared comparison alternatives understanding securing protecting defending preventing managing strengthening hardening improving navigating choosing mastering simplifying building safeguarding avoiding reducing avoid hardened prepare preparing guidance',
  },
  /** Of opinions. */
  musing: {
    nouns:
      'culture board insurer insurance mandate strategist frontier dilemma journey metric concern struggle tradeoff hallucination geopolitic budget',
    words:
      'landscape balance balancing innovation innovations maturity crisis roadmap leadership skills hiring mentoring career careers reality truth importance optimistic confidence ethics economy economic spending geopolitical sovereignty democracy ignoring overlooking forgotten neglected misunderstood underrated obsolete inevitable unthinkable overload complexity sprawl silos friction nightmare paranoia promise transformation redefining reinventing reimagined innovating uncertainty readiness wellbeing progress opinion posture resilience compliance governance roi fatigue talent workforce strategy prediction predictions trends thoughts debate bubble revolution overlooked underestimated competitive',
    phrases: [
      'ai|arms|global race',
      'race to|for|against',
      'struggle|struggles to',
      'keep|keeps up with',
      'bumps|bump up',
      'shore|shores up',
      'in their sights',
      'not equally|all|about|just|always',
    ],
  },
  /** Of company news. */
  business: {
    nouns: 'partnership acquisition milestone anniversary award startup leader investor',
    words:
      'acquire acquired raises raised ipo partnering hiring recruiting recognized recognised appointed ceo cfo cto joining accelerator rebrands boosts invests hires unicorn earnings revenue layoffs',
    phrases: [
      'expands|expand .. portfolio|platform|capabilities|innovations|partnership|team|offering|offerings|availability|program|support',
      'doubles down',
      'opens .. office|center|centre|hub|lab',
      'names .. ceo|ciso|chief|president|officer',
      'to acquire|buy|merge',
      'buys|acquires|snaps up',
      'goes public',
      'series e|f|g',
      'seed round',
      'investment in|from|round',
      'million|billion .. investment',
      'case study|studies',
      'lays off',
      'job cuts',
    ],
  },
  /** Of everybody’s life online. */
  everyday: {
    nouns: 'child kid parent teen grandparent romance selfie toy chatbot senior family',
    words: 'children holiday shopping sextortion gaming privacy',
    phrases: ['scam|scams to|targeting|you|targets', 'top|romance|tax|irs|job|dating|crypto .. scam|scams'],
  },
} as const satisfies Readonly<Record<string, WordClassWords>>
