export { forbiddenAddress } from './addresses/forbidden-address.ts'
export { forbiddenUrl } from './addresses/forbidden-url.ts'
export type {
  ConfiguredSource,
  DirectorySource,
  FeedSource,
  FileSource,
} from './sources/configured-source.ts'
export { type ParsedSources, parseSources, type SourceProblem } from './sources/parse-sources.ts'
export { type CanonicalUrl, canonicalUrl } from './stories/canonical-url.ts'
