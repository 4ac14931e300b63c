export { forbiddenAddress } from './addresses/forbidden-address.ts'
export { forbiddenUrl } from './addresses/forbidden-url.ts'
export { advisoryToSubmission } from './advisories/advisory-to-submission.ts'
export { type ReadAdvisories, readAdvisories } from './advisories/read-advisories.ts'
export { type DocumentSubmission, documentToSubmission } from './documents/document-to-submission.ts'
export {
  maxBodyLength,
  needsFetch,
  type ReadArticle,
  readHtml,
  readMarkdown,
  readPlainText,
  readSubmission,
} from './documents/read-article.ts'
export { type ReadDocument, readDocument } from './documents/read-document.ts'
export { sourceNameOf } from './documents/source-name.ts'
export { toArticle } from './documents/to-article.ts'
export { decodeText } from './encodings/decode-text.ts'
export { type Feed, type FeedItem, FeedUnreadable } from './feeds/feed.ts'
export { feedItemToSubmission } from './feeds/feed-item-to-submission.ts'
export { readFeed } from './feeds/read-feed.ts'
export { mainText, type PageText, readPage } from './pages/read-page.ts'
export type {
  AdvisorySource,
  ConfiguredSource,
  DirectorySource,
  FeedSource,
  FileSource,
} from './sources/configured-source.ts'
export { letThrough } from './sources/item-rules.ts'
export { type ImportedFeed, type ParsedOpml, parseOpml } from './sources/parse-opml.ts'
export { type ParsedSources, parseSources, type SourceProblem } from './sources/parse-sources.ts'
export { type FileReading, readDirectorySource, readFileSource } from './sources/read-directory-source.ts'
export { writeOpml } from './sources/write-opml.ts'
export { writeSources } from './sources/write-sources.ts'
export { articleSketch } from './stories/article-sketch.ts'
export { type CanonicalUrl, canonicalUrl } from './stories/canonical-url.ts'
export { judgeStory, type StoryCandidate } from './stories/judge-story.ts'
export { storyOf } from './stories/story-of.ts'
export { decodeSketch, encodeSketch, searchKeysOf } from './stories/story-sketch.ts'
export { storyTeller, type ToldStory } from './stories/story-teller.ts'
