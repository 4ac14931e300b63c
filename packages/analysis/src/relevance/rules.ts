import type { Verdict } from '@huntwire/intel-model'
import type { WordClass } from '../statements/word-classes.ts'

/**
 * A cue for what kind of article it is: any of the combinations of `says` (see `combinationOf`), in one sentence, or
 * the shape of the whole title. A rule counts once: its points in the title, half of them in the
 * first paragraph, a quarter in the rest of the first lines.
 */
export interface RelevanceRule {
  readonly id: string
  readonly verdict: Verdict
  /** What the reason says to a reader. */
  readonly text: string
  readonly points: number
  readonly says: readonly string[]
  readonly title?: RegExp
  /** The same in a title only, of words that are ordinary words in a text. */
  readonly titleSays?: readonly string[]
}

/** Classes of words that only articles about computer security have in common. */
export const securityContext: readonly WordClass[] = [
  'cyber',
  'malware',
  'topic',
  'weakness',
  'supply',
  'phishing',
  'attacker',
  'breach',
]

export const relevanceRules: readonly RelevanceRule[] = [
  {
    id: 'relevance.hostile-act',
    verdict: 'threat',
    text: 'says what attackers do',
    points: 1,
    says: [
      'attacker deed',
      'attacker >act',
      'state deed',
      'state >act',
      'campaign deed',
      'campaign act',
      'deed victim',
      'deed public',
      'aim victim',
      'aim public',
      'aim edge',
      'aim server',
      'aim state',
      'aim data',
    ],
  },
  {
    id: 'relevance.malware',
    verdict: 'threat',
    text: 'names malicious software',
    points: 9,
    says: ['malware'],
    title:
      /\b[A-Z][A-Za-z0-9]*(?:RAT|Stealer|stealer|Loader|loader|Locker|locker|Bot|Wiper|wiper|Door|Miner|Worm|worm|Spy|Ransom)\b/,
  },
  {
    id: 'relevance.malware-acts',
    verdict: 'threat',
    text: 'says what malicious software does, or that it is new',
    points: 4,
    says: [
      'topic fresh',
      'topic >act',
      'act >topic',
      'topic deed @6',
      'topic found',
      'malware deed',
      'malware >act',
      'act >malware',
      'malware fresh',
      'malware victim',
      'malware public',
      'malware state',
      'malware found',
      'malware carrier',
    ],
  },
  {
    id: 'relevance.named-malware',
    verdict: 'threat',
    text: 'opens with the name of malicious software',
    points: 3,
    says: [],
    title:
      /^(?!(?:New|The|Why|How|What|When|Your|Our|Modern|Mobile|Cloud|Fighting|Understanding|Understand|Stop|Stopping|Global|Enterprise|Healthcare|Double|Global|From|Is|Are|Can|Does|Has|Beyond|Living) )(?:[A-Z][A-Za-z0-9'’#-]+ ){1,2}(?:[Rr]ansomware|[Mm]alware|[Ss]pyware)\b/,
  },
  {
    id: 'relevance.coined',
    verdict: 'threat',
    text: 'opens with a coined name, as reports of malware and actors do',
    points: 2,
    says: [],
    title:
      /^(?!Dev(?:Sec)?Ops|GitHub|OpenAI|LABS)(?:[A-Z][a-z]+[A-Z][A-Za-z]{2,}|[A-Z]{6,})(?:[:|]| [–—|-] )/,
  },
  {
    id: 'relevance.supply-chain',
    verdict: 'threat',
    text: 'hostile code in a package, an extension or an update',
    points: 5,
    says: [
      'supply',
      'package hostile',
      'package deed',
      'package malware',
      'hostile delivery @4',
      'delivery >taken data',
      'hostile >carrier',
      'carrier deed',
    ],
  },
  {
    id: 'relevance.exploitation',
    verdict: 'threat',
    text: 'something is being exploited',
    points: 6,
    says: ['underAttack', 'exploiters', 'exploited ongoing', 'exploited weakness', 'exploit >weakness'],
  },
  {
    id: 'relevance.actor',
    verdict: 'threat',
    text: 'names who attacks',
    points: 1,
    says: ['attacker', 'campaign'],
  },
  {
    id: 'relevance.deed',
    verdict: 'threat',
    text: 'names what only attackers do',
    points: 3,
    says: ['deed'],
  },
  {
    id: 'relevance.phishing',
    verdict: 'threat',
    text: 'says how people are deceived',
    points: 5,
    says: [
      'phishing deed',
      'phishing act',
      'phishing victim',
      'phishing public',
      'phishing campaign',
      'phishing lost',
      'phishing malware',
      'hostile >act',
    ],
  },
  {
    id: 'relevance.weakness',
    verdict: 'advisory',
    text: 'names a weakness',
    points: 3,
    says: ['weakness', 'unauthenticated'],
  },
  {
    id: 'relevance.vulnerability',
    verdict: 'advisory',
    text: 'reports a vulnerability',
    points: 8,
    says: [
      'weakness grave',
      'weakness entry',
      'weakness patching',
      'weakness found',
      'weakness control',
      'weakness unauthenticated',
      'weakness >act',
      'weakness lost',
    ],
    title: /\b[A-Z][a-z]+[A-Z][A-Za-z]+ (?:[Aa]ttacks?|[Ff]laws?|[Vv]ulnerability|[Bb]ug|[Ee]xploit)\b/,
  },
  {
    id: 'relevance.entry',
    verdict: 'advisory',
    text: 'is an entry about a weakness',
    points: 3,
    says: ['entry'],
  },
  {
    id: 'relevance.incident',
    verdict: 'incident',
    text: 'reports what happened to a victim',
    points: 4,
    says: ['sufferer breach', 'data lost @6', 'sufferer deed', 'ransom sufferer', 'breach data'],
  },
  {
    id: 'relevance.breach',
    verdict: 'incident',
    text: 'names a breach or an incident',
    points: 1,
    says: ['breach'],
  },
  {
    id: 'relevance.police',
    verdict: 'incident',
    text: 'reports what was done against criminals',
    points: 4,
    says: ['police caught', 'caught cyber', 'police malware', 'caught attacker'],
  },
  {
    id: 'relevance.research',
    verdict: 'threat',
    text: 'reports research about a threat',
    points: 1,
    says: ['researcher malware', 'researcher attacker', 'researcher weakness', 'researcher deed'],
  },
  {
    id: 'relevance.how-to',
    verdict: 'guidance',
    text: 'explains or advises',
    points: 10,
    says: [],
    title:
      /^(?:(?:so|but|and) )?(?:(?:are|is|do|does|did|can|could|will|has|have) [^?]{3,150}\?|(?:what\b|how\b(?! an? [^:?]{0,40}\b(?:exploit|malware|hacker|attacker|gang|group|campaign|worm|backdoor|botnet|flaw|bug|vulnerability)\b)|why\b|when (?:to|your)|is (?:it|your|that|the|my)\b|should\b|do you|can you|(?:look|watch) out\b|beware\b|never\b|stop\b|stay\b|learn\b|here['’]s\b|who\b|(?:prevent|protect|defend|avoid|harden|reduce|automate|determine|strengthen|simplify|sensing|blocking|stopping|fighting)\b|secure (?:your|the|every|our)\b|don['’]t (?:let|fall|wait|trust|be|ignore|forget)\b|(?:top )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:\w+ )?(?:things|ways|tips|steps|reasons|questions|signs|mistakes|tools|best)|an? (?:\w+ )?(?:guide|introduction|primer)\b|(?:\w+ly )?(?:detecting|preventing)\b|the (?:complete|ultimate|definitive)\b|understanding|securing|protecting|defending|preventing|managing|strengthening|building|hardening|improving|navigating|choosing|reducing|detecting|mitigating|investigating|exploring|rethinking|designing|deploying|using|getting|making|modernizing|automating|scaling|evaluating|measuring|governing|mastering|simplifying|accelerating|bringing|bridging|closing|solving|adopting|migrating|integrating)\b)/i,
  },
  {
    id: 'relevance.lessons',
    verdict: 'guidance',
    text: 'draws lessons, or lists things to know',
    points: 16,
    says: [],
    title:
      /\b(?:lessons|takeaways|tips|things|ways|steps|reasons|myths|mistakes|questions|insights|best practices)\b(?: \w+)? (?:from|of|for|to|learned|learnt|you|we|that)\b|^(?:the )?top \d+\b/i,
  },
  {
    id: 'relevance.explains',
    verdict: 'guidance',
    text: 'explains or asks, behind a colon',
    points: 3,
    says: [],
    title:
      /[:?|–—-] (?:how|why|what|when|who|understanding|securing|protecting|navigating|building|strengthening)\b|^the [a-z -]{4,50}: |: the (?:[a-z-]+ ){1,3}(?:behind|in your|of|every|you)\b/i,
  },
  {
    id: 'relevance.advice',
    verdict: 'guidance',
    text: 'gives advice',
    points: 6,
    says: ['advice'],
    titleSays: ['guiding'],
    title: /\b[Vv]s\.? /,
  },
  {
    id: 'relevance.question',
    verdict: 'guidance',
    text: 'asks a question',
    points: 4,
    says: [],
    title: /\?$/,
  },
  {
    id: 'relevance.addresses-reader',
    verdict: 'guidance',
    text: 'speaks to the reader',
    points: 1,
    says: [],
    title: /(?<!-)\byour?\b(?!-)/i,
  },
  {
    id: 'relevance.opinion',
    verdict: 'guidance',
    text: 'gives an opinion or an outlook',
    points: 8,
    says: ['opinion'],
    titleSays: ['musing'],
  },
  {
    id: 'relevance.awareness',
    verdict: 'guidance',
    text: 'raises awareness',
    points: 4,
    says: ['awareness'],
    titleSays: ['everyday'],
  },
  {
    id: 'relevance.policy',
    verdict: 'guidance',
    text: 'is about law and policy',
    points: 14,
    says: ['policy'],
  },
  {
    id: 'relevance.legal',
    verdict: 'guidance',
    text: 'tells how a case ended before the law',
    points: 24,
    says: ['legal'],
  },
  {
    id: 'relevance.study',
    verdict: 'guidance',
    text: 'presents a survey, a method or a tool',
    points: 5,
    says: ['study'],
    title: /: (?:report|survey|study|poll)$|^(?:report|survey|study|poll): /i,
  },
  {
    id: 'relevance.outage',
    verdict: 'guidance',
    text: 'is about operations, without an attacker',
    points: 3,
    says: ['outage', 'lifecycle'],
  },
  {
    id: 'relevance.periodic',
    verdict: 'guidance',
    text: 'a periodic review or newsletter',
    points: 8,
    says: ['periodic'],
  },
  {
    id: 'relevance.pointer',
    verdict: 'guidance',
    text: 'a record that only points to another one',
    points: 16,
    says: ['pointer'],
  },
  {
    id: 'relevance.launch',
    verdict: 'marketing',
    text: 'announces a product or a service',
    points: 8,
    says: ['launch -breach -caught -attacker'],
    title:
      /^(?:launching|introducing|announcing|meet|export|build|releasing|celebrating)\b|^new (?:open[- ]source )?(?:tool|framework|feature|service|testing)\b/i,
  },
  {
    id: 'relevance.product',
    verdict: 'marketing',
    text: 'presents a product or a service',
    points: 6,
    says: ['product'],
    titleSays: ['pitch'],
  },
  {
    id: 'relevance.format',
    verdict: 'marketing',
    text: 'says itself that it is an invitation, a recording or an opinion',
    points: 30,
    says: [],
    title:
      /^\W*(?:(?:on-demand |live |upcoming |free |new )*(?:webinar|podcast|episode|video|ebook|e-book|whitepaper|white paper|case study|customer story|live session|event|replay|infographic|interview|opinion|op-ed|guest post|book review))\b|\breplay \|/i,
  },
  {
    id: 'relevance.event',
    verdict: 'marketing',
    text: 'invites to an event, or tells of one',
    points: 5,
    says: ['event'],
  },
  {
    id: 'relevance.company',
    verdict: 'marketing',
    text: 'tells company news',
    points: 6,
    says: ['company'],
    titleSays: ['business'],
    title: /\b(?:milestone|passes the|anniversary)\b|^[\d,]+ strong\b/i,
  },
  {
    id: 'relevance.people',
    verdict: 'marketing',
    text: 'is about people of the trade',
    points: 5,
    says: ['people'],
  },
]
