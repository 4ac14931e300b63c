import { readFile } from 'node:fs/promises'
import {
  feedItemToSubmission,
  needsFetch,
  parseSources,
  readDirectorySource,
  readFeed,
} from '@huntwire/reading'
import { articleOf, briefOf } from './make-brief.ts'

const dir = new URL('../../../samples/', import.meta.url).pathname
const parsed = parseSources(await readFile(dir + 'sources.yaml', 'utf8'), { baseDirectory: dir })
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
const subs = []
for (const s of parsed.sources) {
  if (s.kind === 'feed' && s.location.kind === 'path') {
    const feed = await readFeed(await readFile(s.location.path), { contentType: null, baseUrl: null })
    if (feed.problems.length) console.log('PROBLEMS', feed.problems)
    for (const i of feed.items) subs.push(feedItemToSubmission(i, s))
  } else if (s.kind === 'directory') {
    for await (const r of readDirectorySource(s)) {
      if (!r.ok) console.log('BAD', r.reason)
      else subs.push(r.submission)
    }
  }
}
for (const sub of subs) {
  const a = articleOf(sub)
  if (!a.ok) {
    console.log('REFUSED', sub.url, a.reason)
    continue
  }
  const b = briefOf(a.article)
  console.log(
    '=====',
    b.title,
    '\n ',
    b.url,
    b.published,
    a.article.source.name,
    'fetch',
    needsFetch(sub),
    'len',
    a.article.body.length,
    a.article.notes,
  )
  console.log('  ', b.relevance.verdict, b.relevance.isThreat, b.severity.level)
  if (process.argv.includes('-v')) {
    for (const r of b.relevance.reasons)
      console.log('     R', r.rule, r.points, JSON.stringify(r.evidence?.quote?.slice(0, 100)))
    for (const r of b.severity.reasons)
      console.log('     S', r.rule, r.text, JSON.stringify(r.evidence?.quote?.slice(0, 140)))
    console.log('     unknowns', b.severity.unknowns)
    for (const o of b.observables) console.log('     O', o.role.padEnd(9), o.type, o.value, '—', o.roleReason)
    console.log('     summary', b.summary)
  }
  for (const v of b.vulnerabilities)
    console.log('     V', v.id, v.about, v.product, v.cvss, JSON.stringify(v.kev))
  console.log('     T', b.techniques.map((t) => t.id).join(' '))
  for (const h of b.hunts)
    console.log(
      '     H',
      h.kind,
      h.title,
      Object.entries(h.queries)
        .map(([d, q]) => d + ('text' in q ? '' : '-refused'))
        .join(' '),
    )
}
import { renderMarkdown } from '@huntwire/briefs'
for (const sub of subs) {
  const a = articleOf(sub); if (!a.ok) continue
  if (!/hostile|captcha|letter/.test(sub.url)) continue
  console.log('#######################\n' + renderMarkdown(briefOf(a.article)))
}
