import assert from 'node:assert/strict'
import { test } from 'node:test'
import { submittedArticleSchema } from '@huntwire/intel-model'
import { mutated } from '../../test/mutated.ts'
import { advisoryToSubmission } from '../advisories/advisory-to-submission.ts'
import { readAdvisories } from '../advisories/read-advisories.ts'
import { canonicalUrl } from '../stories/canonical-url.ts'
import { parseOpml } from './parse-opml.ts'
import { parseSources } from './parse-sources.ts'
import { writeSources } from './write-sources.ts'

const opml = `<?xml version="1.0"?><opml version="2.0"><body><outline text="A &amp; B"><outline text="x" title='t'
 xmlUrl="https://a.example.net/feed?x=1&amp;y" category="a,/b/c"/></outline><outline xmlUrl="https://b.example.net/"/></body></opml>`
const catalogues = [
  `{"vulnerabilities":[{"cveID":"CVE-2026-41001","dateAdded":"2026-05-11","dueDate":"2026-06-01","cwes":["CWE-22"]}]}`,
  `[{"ghsa_id":"GHSA-ab12-cd34-ef56","summary":"s","severity":"low","cvss":{"score":5.1,"vector_string":"x"},
 "vulnerabilities":[{"package":{"ecosystem":"npm","name":"n"},"vulnerable_version_range":"< 2","first_patched_version":"2"}]}]`,
  `{"id":"GHSA-ab12-cd34-ef56","modified":"2026-05-10T10:00:00Z","severity":[{"type":"CVSS_V3",
 "score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],"affected":[{"package":{"ecosystem":"PyPI","name":"w"},
 "ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"1"}]}]}]}`,
]
const decoder = new TextDecoder()

test('whatever the bytes, OPML gives entries that can be configured, or says what is wrong', () => {
  for (let seed = 0; seed < 2_000; seed++) {
    const { entries, problems } = parseOpml(decoder.decode(mutated(opml, seed)))
    assert.ok(entries.length + problems.length > 0, `seed ${seed}`)
    const parsed = parseSources(writeSources(entries), { baseDirectory: '/' })
    assert.ok(parsed.ok, `seed ${seed}: ${JSON.stringify(parsed)}`)
    assert.deepEqual(
      parsed.sources.map(({ name }) => name),
      entries.map(({ name }) => name),
    )
  }
})

test('whatever the bytes, a catalogue gives articles that can be submitted, or says what is wrong', () => {
  let read = 0
  for (let seed = 0; seed < 6_000; seed++) {
    const kind = seed % 3 === 0 ? 'kev' : 'github-advisories'
    const parsed = parseSources(`sources: [{ name: C, kind: ${kind}, path: x }]`, { baseDirectory: '/' })
    const source = parsed.ok ? parsed.sources[0] : undefined
    assert.ok(source?.kind === kind)
    const catalogue = readAdvisories(mutated(catalogues[seed % 3] ?? '', seed), kind)
    if (!catalogue.ok) continue
    for (const entry of catalogue.entries) {
      read += 1
      const submission = submittedArticleSchema.safeParse(advisoryToSubmission(entry, source))
      assert.ok(submission.success, `seed ${seed}: ${JSON.stringify(submission.error?.issues)}`)
      assert.ok(canonicalUrl(entry.url).ok, `seed ${seed}: ${entry.url}`)
    }
  }
  assert.ok(read > 100, `${read} entries read`)
})
