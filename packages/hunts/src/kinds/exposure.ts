import { type ArticleHead, type Findings, huntIdOf, type Vulnerability } from '@huntwire/intel-model'
import type { HuntDraft } from '../model/hunt-draft.ts'
import { defaultLookbackDays, expiryOf } from './envelope.ts'
import { oneLine } from './subject.ts'

/** Techniques by which a vulnerability is used (ATT&CK): public-facing application, client, privilege, evasion, remote service. */
const exploitation = /^T(1190|1203|1068|1211|1210|1212)$/

/** One hunt for each vulnerability that the article is about: exploited ones first, then by CVSS score. */
export function exposureHunts(article: ArticleHead, findings: Findings): readonly HuntDraft[] {
  return findings.vulnerabilities
    .filter(({ about }) => about)
    .toSorted((a, b) => urgencyOf(b) - urgencyOf(a))
    .map((vulnerability) => exposureHunt(vulnerability, article, findings))
}

function urgencyOf({ kev, cvss }: Vulnerability): number {
  return (kev === null ? 0 : 100) + (cvss ?? 0)
}

function exposureHunt(vulnerability: Vulnerability, article: ArticleHead, findings: Findings): HuntDraft {
  const { id: cve, kev } = vulnerability
  const product = vulnerability.product === null ? null : oneLine(vulnerability.product)
  const key = `exposure:${cve}`
  return {
    key,
    id: huntIdOf(article.id, key),
    title: `Machines exposed to ${cve}${product === null ? '' : ` (${product})`}`,
    kind: 'exposure',
    hypothesis: `A machine here still runs ${product === null ? 'software' : `a version of ${product}`} that ${cve} concerns, so what the article describes would work on it.`,
    whyNow: [vulnerability.evidence],
    techniques: [
      ...new Set(findings.techniques.filter(({ id }) => exploitation.test(id)).map(({ id }) => id)),
    ],
    phase: 'exploitation',
    confidence: 'high',
    hitLooksLike: `Any row: a machine on which the last inventory or scan found ${cve}.${urgency(kev)}`,
    expectedVolume: 'some',
    falsePositives: [
      'A machine that was patched or taken away since the last scan.',
      'Scanners that go by the version alone do not see a fix that was ported back or a workaround.',
    ],
    triage: [
      'Begin with machines that can be reached from the internet.',
      'Patch, or apply the workaround of the maker, and scan again.',
      'On machines that were exposed while the flaw was exploited, look for the other hunts of this brief: a patch does not remove an intruder.',
    ],
    blindSpots: [
      'Machines, appliances and embedded copies of the software that no scanner sees.',
      'Exposure is not compromise: this hunt does not show who was attacked.',
    ],
    references: [
      ...new Set([
        article.url,
        `https://nvd.nist.gov/vuln/detail/${cve}`,
        ...(kev === null ? [] : ['https://www.cisa.gov/known-exploited-vulnerabilities-catalog']),
      ]),
    ],
    expires: expiryOf(article),
    model: { form: 'sighting', observableType: 'cve', values: [cve], lookbackDays: defaultLookbackDays },
    cves: [cve],
  }
}

function urgency(kev: Vulnerability['kev']): string {
  if (kev === null) return ''
  const ransomware = kev.ransomware ? ', used by ransomware' : ''
  return ` In CISA's catalogue of exploited vulnerabilities since ${kev.added}${ransomware}; the fix was due by ${kev.due}.`
}
