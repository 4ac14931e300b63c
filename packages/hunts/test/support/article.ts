import {
  type ArticleHead,
  articleIdOf,
  type Findings,
  type Observable,
  type ObservableType,
  sha256Hex,
  type Technique,
  type Vulnerability,
} from '@huntwire/intel-model'

const url = 'https://labs.example/reports/quiet-heron'

/** A head like those that ingest writes. */
export const testArticle: ArticleHead = {
  id: articleIdOf(url),
  revision: sha256Hex('body'),
  url,
  title: 'Quiet Heron: an invoicing update that is none',
  source: { name: 'Example Labs', url: 'https://labs.example/feed', published: '2026-10-14T08:00:00.000Z' },
  published: '2026-10-14T08:00:00.000Z',
  author: null,
  language: 'en',
  tags: [],
  tlp: 'clear',
  externalId: null,
  bodySha256: sha256Hex('body'),
  notes: [],
}

/** Findings of a threat report that names nothing, with what a test adds. */
export function testFindings(added: Partial<Findings> = {}): Findings {
  return {
    language: 'en',
    summary: '',
    relevance: { verdict: 'threat', isThreat: true, reasons: [] },
    severity: { level: 'high', reasons: [], unknowns: [] },
    observables: [],
    vulnerabilities: [],
    names: [],
    techniques: [],
    killChain: [],
    quotedRules: [],
    notes: [],
    ...added,
  }
}

export function indicator(type: ObservableType, value: string): Observable {
  return {
    type,
    value,
    role: 'indicator',
    roleReason: 'defanged',
    defanged: true,
    evidence: { quote: 'as quoted', start: 0, end: 9, block: 0 },
  }
}

export function aboutCve(id: string, added: Partial<Vulnerability> = {}): Vulnerability {
  const evidence = { quote: id, start: 0, end: id.length, block: 0 }
  return { id, about: true, product: null, cvss: null, kev: null, evidence, ...added }
}

export function technique(id: Technique['id'], added: Partial<Technique> = {}): Technique {
  return {
    id,
    name: 'a technique',
    domain: 'enterprise',
    tactics: ['TA0011'],
    method: 'explicit-id',
    confidence: 1,
    evidence: { quote: id, start: 0, end: id.length, block: 0 },
    ...added,
  }
}
