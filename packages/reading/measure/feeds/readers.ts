import { isDeepStrictEqual } from 'node:util'
import { feedBuilder } from '../../src/feeds/feed-builder.ts'
import { readWithRssParser } from '../../src/feeds/read-with-rss-parser.ts'
import { readXmlTolerantly } from '../../src/feeds/read-xml-tolerantly.ts'
import { suitsRssParser } from '../../src/feeds/suits-rss-parser.ts'
import { rawFilesOf } from './raw-files-of.ts'

/** The raw files that rss-parser may read: both readers must give the same; and what each takes for them. */
export async function measureReaders(folder: string, say: (line: string) => void): Promise<void> {
  const baseUrl = 'https://feeds.example.net/feed.xml'
  let handed = 0
  let refused = 0
  let different = 0
  let theirs = 0
  let ours = 0
  const files = rawFilesOf(folder)
  for (const { name, bytes } of files) {
    const xml = new TextDecoder().decode(bytes)
    const root = suitsRssParser(xml)
    if (root === null) continue
    handed++
    const started = performance.now()
    const builder = feedBuilder(baseUrl)
    const raw = await readWithRssParser(xml, root, builder)
    const feed = raw === null ? null : builder.finish(raw)
    const between = performance.now()
    const other = feedBuilder(baseUrl)
    const same = other.finish(readXmlTolerantly([xml], baseUrl, other))
    ours += performance.now() - between
    theirs += between - started
    if (feed === null) refused++
    else if (!isDeepStrictEqual(feed, same)) {
      different++
      say(`${name}: the readers differ`)
    }
  }
  console.log(
    `readers: of ${files.length} files ${handed} go to rss-parser, which hands ${refused} on; ` +
      `${different} read differently by the two (bar: 0); rss-parser ${theirs.toFixed(0)} ms, tolerant ${ours.toFixed(0)} ms`,
  )
}
