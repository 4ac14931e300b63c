import { isDenied } from '../passage/denial.ts'
import { sentenceAt } from '../passage/evidence.ts'
import type { Passage } from '../passage/passage.ts'
import { findPhrases, phraseMatcher } from '../phrases/phrase-matcher.ts'

/** What a reader asks of a threat: against whom, how it gets in, what it does there, what it cost, what is weak. */
export type Facet = 'target' | 'entry' | 'behaviour' | 'impact' | 'weakness'

const hostile =
  'attackers|attacker|operators|actors|actor|intruder|intruders|hackers|group|gang|campaign|malware|loader|backdoor|trojan|ransomware|stealer|botnet|implant|worm|spyware|dropper|script|they|it'

const phrases: Readonly<Record<Facet, readonly string[]>> = {
  target: [
    'targets|targeting|targeted|attacks|attacked|hits|hit|against|aimed .. companies|organizations|organisations|staff|government|ministries|authorities|schools|banks|users|developers|customers|hospitals|sector|industry|firms|entities|employees',
    'write|writes|wrote|send|sends|sent .. to .. staff|employees|users|customers|developers|people|departments',
    'staff|employees|users|customers|developers|people .. receive|received|receives|asked|tricked',
    'read|stole|copied .. of .. companies|organizations|organisations|authorities|ministries|customers|users',
    'broke into .. network|systems|computers',
    'desks|hotels|schools|ministries|companies|authorities|households|families|clinics .. received|were|was|attacked|targeted',
  ],
  entry: [
    'attach|attaches|attached|attachment|attachments',
    'phishing|spearphishing|lure|lures',
    'mail|email|message|messages|mails .. carried|carries|asked|contains|contained|led|with',
    'began|begins|starts|started with',
    'way in was|is',
    'broken into through|via|with',
    'logs|logged|log in|on from|with',
    'exploits|exploited|exploiting|exploitation',
    'password is|was tried',
    'link .. led|leads|to',
    'posing|disguised|masquerading as',
  ],
  behaviour: [
    `${hostile} creates|writes|registers|starts|runs|loads|downloads|fetches|collects|reads|sends|uses|copies|decrypts|opens|checks|installs|steals|spreads|searches|scans|dump|dumped|list|install`,
    'starts|start|loads|drops|deploys|installs|runs the|a|an loader|backdoor|malware|dll|payload|script|implant|ransomware|program|stealer',
    'creates|created|registers|registered|adds a|an scheduled|service|task|cron|account|rule',
    'writes|wrote|written .. under|to|value|key|program|file',
    'scheduled task|tasks',
    'runs as soon|from memory',
    'backdoor|loader that|which',
    'collects|reads|harvests .. passwords|cookies|credentials|files|tokens|keys|secrets',
    'sends|uploads|packs .. to|in',
    'dumped|dump|dumps .. lsass|memory|credentials',
  ],
  impact: [
    'copied|stole|exfiltrated|uploaded|took|exported|encrypted|destroyed|wiped|leaked|published .. data|share|records|files|mailboxes|credentials|passwords|documents|machines|servers|systems|gb|tb',
    'data|records|files|mailboxes|credentials|drawings|accounts|mailbox .. copied|stolen|exfiltrated|exported|encrypted|leaked|taken|appeared|opened',
    '# gb|tb|mb .. go|went|left|uploaded|copied',
    'to .. cloud storage',
    'lost|cost|paid .. euros|dollars|million|money|days|weeks',
    'read the mail|mails|emails|correspondence of',
    'takes over|took over .. session|account|accounts|device|domain',
    'encrypted|pushes .. machine|machines|servers|hosts',
    'leak site',
    'threatens|threatened to publish|leak|sell',
    'encryptor|ransomware .. encrypts|stops|adds|skips|deletes|leaves',
    'steal|steals|stealing passwords|credentials|cookies|data|money|tokens',
  ],
  weakness: [
    'lets|allows|allow|let .. run|execute|read|bypass|attackers|outsiders|anyone|take',
    'answers|leaks|hands .. memory|credentials',
    'ran|run|runs|execute|executes commands|code',
    'affected|affects .. before|through|versions|to',
    'exploited|used .. in the wild|zero',
    'known to be exploited',
    'no account|login|authentication is needed|required',
  ],
}

const matcher = phraseMatcher(
  (['target', 'entry', 'behaviour', 'impact', 'weakness'] as const).flatMap((facet) =>
    phrases[facet].map((phrase) => [phrase, facet] as const),
  ),
)

/** Sentence index → what of a threat the sentence tells, for the sentences that begin before `end`. */
export function facetsOf(passage: Passage, end: number): ReadonlyMap<number, ReadonlySet<Facet>> {
  const found = new Map<number, Set<Facet>>()
  const add = (sentence: number, facet: Facet) => {
    const facets = found.get(sentence)
    if (facets === undefined) found.set(sentence, new Set([facet]))
    else facets.add(facet)
  }
  for (const hit of findPhrases(passage, matcher, { start: 0, end }))
    if (!isDenied(passage, hit) && !/\b(?:not|never|no)\b/.test(passage.text.slice(hit.start + 3, hit.end)))
      add(hit.sentence, hit.meaning)
  for (const { index } of passage.text.slice(0, end).matchAll(codenameActs))
    add(sentenceAt(passage, index), 'behaviour')
  return found
}

/** `GANGWAY copies`: names of malware are often written in capitals, and what they do in the third person. */
const codenameActs = /\b[A-Z][A-Z0-9]{4,24} (?:then |also )?[a-z]{2,14}[^su\W]s (?=\S)/g
