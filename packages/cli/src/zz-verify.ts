import { loadSources, readSourceWith } from '@huntwire/service-ingest'
import { articleOf, briefOf } from './make-brief.ts'
import { splProblems } from '../../hunts/src/verify/spl.ts'
import { sigmaProblems } from '../../hunts/src/verify/sigma.ts'
import { kustoChecker } from '../../hunts/src/verify/kusto.ts'
import * as k from '@huntwire/knowledge'
console.log(Object.keys(k))
const { sources } = loadSources(new URL('../../../samples/sources.yaml', import.meta.url).pathname)
const no = (): never => { throw new Error('no') }
const read = readSourceWith({ fetchPage: no, state: { validators: no, rememberValidators: no, nextPoll: no } as never })
let n = 0
for (const s of sources) {
  const p = await read(s, new AbortController().signal) as any
  console.log(s.name, p.kind, p.submissions?.length ?? p.items?.length, p.problems)
  for (const sub of p.submissions ?? p.items) {
    const a = articleOf(sub.submission ?? sub); if (!a.ok) { console.log(a.reason); continue }
    const b = briefOf(a.article)
    for (const h of b.hunts) for (const [d, q] of Object.entries(h.queries)) if ('text' in q) {
      n++
      const t = q.text
      if (d.startsWith('splunk')) { const r = splProblems(t); if (r.length) console.log(b.url, d, r) }
      if (d === 'sigma') for (const doc of t.split(/^---$/m)) { const r = sigmaProblems(doc); if (r.length) console.log(b.url, d, r) }
    }
  }
}
console.log(n, 'checked')
