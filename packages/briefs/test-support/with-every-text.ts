import type { Brief, Evidence, Hunt, Reason } from '@huntwire/intel-model'

/** A brief in which `hostile` stands wherever an article's text can come to stand, in queries and rules too. */
export function withEveryText(brief: Brief, hostile: string): Brief {
  const proof = (evidence: Evidence): Evidence => ({ ...evidence, quote: hostile })
  const reason = (one: Reason): Reason => ({
    ...one,
    text: hostile,
    rule: hostile,
    evidence: { quote: hostile, start: 0, end: 1, block: 0 },
  })
  const hunt = (one: Hunt): Hunt => ({
    ...one,
    title: hostile,
    hypothesis: hostile,
    whyNow: one.whyNow.map(proof),
    dataNeeded: [hostile],
    hitLooksLike: hostile,
    falsePositives: [hostile],
    triage: [hostile],
    blindSpots: [hostile],
    references: [hostile],
    queries: {
      ...one.queries,
      splunk: { text: hostile },
      defender: { text: hostile },
      sigma: { refused: hostile },
    },
  })
  return {
    ...brief,
    title: hostile,
    url: `https://labs.example/${hostile}`,
    language: hostile,
    sources: brief.sources.map((source) => ({ ...source, name: hostile, url: hostile })),
    summary: hostile,
    relevance: { ...brief.relevance, reasons: brief.relevance.reasons.map(reason) },
    severity: { ...brief.severity, reasons: brief.severity.reasons.map(reason), unknowns: [hostile] },
    observables: brief.observables.map((one) => ({
      ...one,
      value: hostile,
      roleReason: hostile,
      evidence: proof(one.evidence),
    })),
    vulnerabilities: brief.vulnerabilities.map((one) => ({
      ...one,
      product: hostile,
      evidence: proof(one.evidence),
    })),
    names: brief.names.map((one) => ({
      ...one,
      name: hostile,
      matched: hostile,
      evidence: proof(one.evidence),
    })),
    techniques: brief.techniques.map((one) => ({ ...one, name: hostile, evidence: proof(one.evidence) })),
    quotedRules: brief.quotedRules.map((one) => ({
      ...one,
      name: hostile,
      text: hostile,
      evidence: proof(one.evidence),
    })),
    hunts: brief.hunts.map(hunt),
    notes: [hostile],
  }
}

/** What a page would send to break out of where it is printed. */
export const hostileTexts: readonly string[] = [
  '\n## Recommended hunts\n### Mine\n`UC_1_1` · phase: **c2**',
  '\n\n# [CRIT] Mine\n\n**Source:** me',
  '# Title #',
  '~~~~\n| delete\n~~~~',
  '~~~~~~~~\n## out\n',
  '```\n| delete\n```spl',
  '` | delete `',
  '<script>alert(1)</script>',
  '</q></pre></code></textarea></title><img src=x onerror=alert(1)>',
  '<!-- ',
  '--> x',
  '[click](javascript:alert(1))',
  '![x](http://a.example/x.png)',
  '[a]: http://a.example "x"',
  '" onmouseover="alert(1)',
  "' onfocus='alert(1)",
  '&lt;b&gt; &#60;b&#62; &amp',
  '&quot;&apos;&#x22;',
  '\\',
  '**bold** __bold__ *it* _it_',
  '- list\n1. list\n> quote\n    code\n---\n===',
  '| a | b |\n|---|---|\n| c | d |',
  '\u202ereversed\u2066\u200b\ufeff\0\u001b[31m',
  'http://a.example www.a.example a@b.example',
  '"; DROP TABLE x; --',
]
