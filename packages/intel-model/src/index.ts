export { type Advisory, advisorySchema } from './advisory.ts'
export {
  type Article,
  type ArticleHead,
  articleHeadSchema,
  articleIdSchema,
  articleSchema,
  headOf,
  instantSchema,
  type PlainIndicators,
  plainIndicatorsSchema,
  type Source,
  type Story,
  sha256Schema,
  sourceSchema,
  storySchema,
  type TextRange,
} from './article.ts'
export { type ArticleId, articleIdOf, isArticleId, parseArticleId } from './article-id.ts'
export {
  type Relevance,
  type Severity,
  type SeverityLevel,
  severityLevels,
  type Verdict,
  verdicts,
} from './assessment.ts'
export { type Brief, briefSchema, type Engine, engineSchema } from './brief.ts'
export { composeBrief } from './compose-brief.ts'
export { cvssBaseScore } from './cvss-base-score.ts'
export type { DeepReadonly } from './deep-readonly.ts'
export { type Evidence, evidenceSchema, maxQuoteLength, type Reason } from './evidence.ts'
export { type Findings, findingsSchema } from './findings.ts'
export {
  type Dialect,
  dialects,
  type Hunt,
  type HuntKind,
  huntKinds,
  huntSchema,
  type QueryResult,
} from './hunt.ts'
export { huntIdOf } from './hunt-id.ts'
export {
  type Condition,
  type Detection,
  type FieldMatch,
  type HuntModel,
  huntModelSchema,
  type LogSource,
  type Pattern,
  type PatternPart,
  type Sighting,
} from './hunt-model.ts'
export { type KillChainPhase, type KillChainStep, killChainPhases } from './kill-chain.ts'
export type { NamedEntity } from './named-entity.ts'
export { type Observable, type ObservableRole, type ObservableType, observableTypes } from './observable.ts'
export type { QuotedRule } from './quoted-rule.ts'
export { sha256Hex } from './sha256.ts'
export { type SubmittedArticle, submittedArticleSchema } from './submitted-article.ts'
export { isTechniqueId, type Technique, type TechniqueId } from './technique.ts'
export { type Tlp, tlpLevels, tlpSchema } from './tlp.ts'
export { urlNamespace, uuidV5 } from './uuid-v5.ts'
export type { Vulnerability } from './vulnerability.ts'
