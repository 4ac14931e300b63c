import type { ArticleHead, Source } from './article.ts'
import type { Brief, Engine } from './brief.ts'
import type { Findings } from './findings.ts'
import type { Hunt } from './hunt.ts'

/** Puts an article's head, findings and hunts together as its brief. `sources` come first seen first. */
export function composeBrief(parts: {
  readonly engine: Engine
  readonly article: ArticleHead
  readonly findings: Findings
  readonly hunts: readonly Hunt[]
  readonly sources?: readonly Source[]
  readonly huntNotes: readonly string[]
}): Brief {
  const { article, findings } = parts
  return {
    specVersion: '1.0',
    engine: parts.engine,
    id: article.id,
    articleId: article.id,
    revision: article.revision,
    storyId: article.story?.id ?? article.id,
    title: article.title,
    url: article.url,
    language: findings.language,
    tlp: article.tlp,
    sources: parts.sources ?? [article.source],
    published: article.published,
    summary: findings.summary,
    bodySha256: article.bodySha256,
    ...(article.pages === undefined ? {} : { pages: article.pages }),
    relevance: findings.relevance,
    severity: findings.severity,
    observables: findings.observables,
    vulnerabilities: findings.vulnerabilities,
    names: findings.names,
    techniques: findings.techniques,
    killChain: findings.killChain,
    quotedRules: findings.quotedRules,
    hunts: parts.hunts,
    notes: [...article.notes, ...findings.notes, ...parts.huntNotes],
  }
}
