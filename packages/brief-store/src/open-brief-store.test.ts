import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { ReceivedRecord } from '@huntwire/event-log'
import { encodeEvent, followUp, sequenceOf } from '@huntwire/events'
import { articleIdOf, type Brief, briefSchema, sha256Hex, type Verdict } from '@huntwire/intel-model'
import { InvalidCursor } from './cursor.ts'
import { openBriefStore } from './open-brief-store.ts'

const position = { epoch: 'e1', nextOffset: '1' }

function briefOf(name: string, change: Partial<Brief> = {}): Brief {
  const id = articleIdOf(`https://labs.example/${name}`)
  return briefSchema.parse({
    specVersion: '1.0',
    engine: { version: '0.1.0', derivation: 'd' },
    id,
    articleId: id,
    revision: sha256Hex(name),
    storyId: id,
    title: `About ${name}`,
    url: `https://labs.example/${name}`,
    language: 'en',
    tlp: 'clear',
    sources: [{ name: 'Labs', url: `https://labs.example/${name}`, published: null }],
    published: '2026-05-15T08:00:00.000Z',
    summary: '',
    bodySha256: sha256Hex(name),
    relevance: { verdict: 'threat', isThreat: true, reasons: [] },
    severity: { level: 'high', reasons: [], unknowns: [] },
    observables: [],
    vulnerabilities: [],
    names: [],
    techniques: [],
    killChain: [],
    quotedRules: [],
    hunts: [],
    notes: [],
    ...change,
  })
}

function relevance(verdict: Verdict): Brief['relevance'] {
  return { verdict, isThreat: ['threat', 'advisory', 'incident'].includes(verdict), reasons: [] }
}

function sequence(at: number): string {
  return sequenceOf({ timestamp: at, offset: '0', partition: 0 })
}

function recordOf(brief: Brief, at = 1): ReceivedRecord {
  const cause = { id: 'c', time: '2026-05-15T08:00:00.000Z', sequence: sequence(at), correlationId: 'c' }
  const { key, value, headers } = encodeEvent(
    followUp({
      cause: { ...cause, traceParent: null },
      kind: 'brief-published',
      source: '/huntwire/publish',
      subject: brief.id,
      revision: brief.revision,
      derivation: 'd',
      data: brief,
    }),
    'huntwire.',
  )
  return received({ key, value, headers })
}

function received(record: Pick<ReceivedRecord, 'key' | 'value' | 'headers'>): ReceivedRecord {
  const at = { topic: 'huntwire.brief-published.v1', partition: 0, offset: '0', timestamp: 1 }
  return { ...at, ...record, origin: at, attempts: 0 }
}

function tombstone(brief: Brief, at: number | null): ReceivedRecord {
  const headers = at === null ? [] : [['ce_sequence', Buffer.from(sequence(at))] as const]
  return received({ key: Buffer.from(brief.id), value: null, headers })
}

function storeWith(...records: readonly ReceivedRecord[]) {
  const store = openBriefStore({ file: ':memory:' })
  store.view.apply(records, position)
  return store
}

const all = { limit: 10, show: 'all' } as const

test('gives back what was applied, and how far', () => {
  const brief = briefOf('a')
  const store = storeWith(recordOf(brief, 7))
  assert.deepEqual(store.get(brief.id), brief)
  assert.equal(store.sequenceOf(brief.id), sequence(7))
  assert.deepEqual(store.view.position(), position)
  assert.equal(store.get('nobody'), null)
  assert.equal(store.sequenceOf('nobody'), null)
})

test('the highest sequence stays, and of equal ones the later record', () => {
  const store = storeWith(
    recordOf(briefOf('a', { title: 'two' }), 2),
    recordOf(briefOf('a', { title: 'one' }), 1),
  )
  const titles = () => store.list(all).items.map(({ title }) => title)
  assert.deepEqual(titles(), ['two'])
  store.view.apply([recordOf(briefOf('a', { title: 'two again' }), 2)], position)
  assert.deepEqual(titles(), ['two again'])
  assert.equal(store.list({ ...all, q: 'again' }).total, 1)
  assert.equal(store.list({ ...all, q: 'one' }).total, 0)
})

test('a tombstone withdraws a brief, and an older brief does not bring it back', () => {
  const brief = briefOf('a')
  const store = storeWith(recordOf(brief, 2), tombstone(brief, 3), recordOf(brief, 2))
  assert.equal(store.get(brief.id), null)
  assert.equal(store.sequenceOf(brief.id), sequence(3))
  assert.equal(store.list({ ...all, q: 'about' }).total, 0)
  store.view.apply([recordOf(brief, 4)], position)
  assert.deepEqual(store.get(brief.id), brief)
})

test('a late tombstone of an older brief is passed over; one without a sequence is not', () => {
  const brief = briefOf('a')
  const store = storeWith(recordOf(brief, 2), tombstone(brief, 1))
  assert.deepEqual(store.get(brief.id), brief)
  store.view.apply([tombstone(brief, null), tombstone(briefOf('never seen'), null)], position)
  assert.equal(store.get(brief.id), null)
})

test('what is no brief keeps the row and is counted', () => {
  const brief = briefOf('a')
  const good = recordOf(brief, 1)
  const other = { ...recordOf(brief, 9), key: Buffer.from(briefOf('b').id) }
  const store = storeWith(
    good,
    { ...recordOf(brief, 9), value: Buffer.from('{') },
    { ...recordOf(brief, 9), value: Buffer.from('{"id":1}') },
    { ...recordOf(brief, 9), headers: [] },
    { ...recordOf(brief, 9), key: null },
    other,
  )
  assert.deepEqual(store.get(brief.id), brief)
  assert.equal(store.counts().total, 1)
  assert.equal(store.undecodable(), 5)
})

test('rows and position are stored together or not at all', () => {
  const store = storeWith(recordOf(briefOf('a')))
  const broken = { ...recordOf(briefOf('b')) }
  Object.defineProperty(broken, 'value', {
    get: () => {
      throw new Error('disk gone')
    },
  })
  const next = { epoch: 'e1', nextOffset: '9' }
  assert.throws(() => store.view.apply([recordOf(briefOf('c')), broken], next), /disk gone/)
  assert.equal(store.counts().total, 1)
  assert.deepEqual(store.view.position(), position)
})

test('reset forgets everything', () => {
  const brief = briefOf('a')
  const store = storeWith(recordOf(brief), { ...recordOf(brief), value: Buffer.from('{') })
  store.view.reset()
  assert.equal(store.view.position(), null)
  assert.deepEqual([store.counts().total, store.undecodable(), store.list(all).items.length], [0, 0, 0])
})

test('pages follow one another, latest first, forwards and back', () => {
  const dated = ['2026-01-03', '2026-01-02', '2026-01-02', '2026-01-01', null].map((day, index) =>
    briefOf(`n${index}`, { published: day === null ? null : `${day}T00:00:00.000Z` }),
  )
  const store = storeWith(...dated.map((brief) => recordOf(brief)))
  const order = store.list(all).items.map(({ id }) => id)
  const [b, c] = [dated[1]?.id ?? '', dated[2]?.id ?? ''].sort()
  assert.deepEqual(order, [dated[0]?.id, b, c, dated[3]?.id, dated[4]?.id])
  const first = store.list({ limit: 2, show: 'all' })
  const second = store.list({ limit: 2, show: 'all', cursor: first.next ?? '' })
  const third = store.list({ limit: 2, show: 'all', cursor: second.next ?? '' })
  assert.deepEqual(
    [first, second, third].flatMap(({ items }) => items.map(({ id }) => id)),
    order,
  )
  assert.deepEqual([first.prev, third.next], [null, null])
  const back = store.list({ limit: 2, show: 'all', cursor: third.prev ?? '' })
  assert.deepEqual(back, second)
  assert.deepEqual(store.list({ limit: 2, show: 'all', cursor: back.prev ?? '' }), first)
})

test('hides what is no threat until asked, and says how many', () => {
  const store = storeWith(
    recordOf(briefOf('a')),
    recordOf(briefOf('b', { relevance: relevance('marketing') })),
    recordOf(
      briefOf('c', {
        relevance: relevance('incident'),
        severity: { level: 'low', reasons: [], unknowns: [] },
      }),
    ),
  )
  const threats = store.list({ limit: 10, show: 'threats' })
  assert.deepEqual([threats.items.length, threats.total, threats.hidden], [2, 2, 1])
  const high = store.list({ limit: 10, show: 'threats', severity: 'high' })
  assert.deepEqual([high.total, high.hidden], [1, 1])
  assert.equal(store.list({ limit: 10, show: 'threats', verdict: 'marketing' }).total, 1)
  assert.deepEqual(store.list(all).hidden, 0)
  const { total, threats: hostile, severities, verdicts } = store.counts()
  assert.deepEqual(
    [total, hostile, severities.high, severities.critical, verdicts.marketing],
    [3, 2, 2, 0, 1],
  )
})

test('finds by title, value, name and defanged value', () => {
  const evidence = { quote: 'q', start: 0, end: 1, block: 0 }
  const value = 'sync.fdprint-cloud.example'
  const observable = { type: 'domain-name', value, role: 'indicator', roleReason: 'r' } as const
  const store = storeWith(
    recordOf(briefOf('lantern', { observables: [{ ...observable, defanged: true, evidence }] })),
    recordOf(briefOf('other')),
  )
  for (const q of [
    'LANTERN',
    'lant',
    'sync.fdprint-cloud[.]example',
    'hxxps://labs.example/lantern',
    'about lantern',
  ])
    assert.equal(store.list({ ...all, q }).total, 1, q)
  assert.equal(store.list({ ...all, q: 'about' }).total, 2)
  assert.equal(store.list({ ...all, q: 'lantern nothing' }).total, 0)
  assert.equal(store.list({ ...all, q: '  ' }).total, 2)
})

test('no search text is syntax', () => {
  const store = storeWith(recordOf(briefOf('and')))
  const alphabet = [
    '"',
    "'",
    '*',
    '^',
    ':',
    '(',
    ')',
    '-',
    '+',
    'AND',
    'NEAR',
    'NOT',
    'text:',
    '\0',
    '\ud800',
    ' ',
    'a',
  ]
  for (const one of alphabet)
    for (const two of alphabet)
      for (const three of alphabet) store.list({ ...all, q: `${one}${two}${three}` })
  assert.equal(store.list({ ...all, q: '"; DROP TABLE briefs; --' }).total, 0)
  assert.equal(store.list({ ...all, q: '* ( "' }).total, 0)
  assert.equal(store.list({ ...all, q: 'NOT AND' }).total, 0)
  assert.equal(store.counts().total, 1)
})

test('a cursor that is none of ours is refused as such', () => {
  const store = storeWith()
  for (const cursor of ['', 'x', 'eyJ9', Buffer.from('["up","a","b"]').toString('base64url')])
    assert.throws(() => store.list({ ...all, cursor }), InvalidCursor)
})

test('a file is kept, read beside its writer, and made anew for another release', () => {
  const directory = mkdtempSync(join(tmpdir(), 'brief-store-'))
  const file = join(directory, 'briefs.sqlite')
  try {
    assert.throws(() => openBriefStore({ file, readOnly: true }), /briefs\.sqlite/)
    const writer = openBriefStore({ file })
    writer.view.apply([recordOf(briefOf('a'))], position)
    const reader = openBriefStore({ file, readOnly: true })
    assert.equal(reader.counts().total, 1)
    assert.throws(() => reader.view.reset(), /readonly/)
    reader.close()
    writer.close()
    const again = openBriefStore({ file })
    assert.deepEqual([again.counts().total, again.view.position()], [1, position])
    again.close()
  } finally {
    rmSync(directory, { recursive: true })
  }
})

function storyStore() {
  const first = briefOf('first', { published: '2026-05-01T00:00:00.000Z', title: 'Heron loader' })
  const storyId = first.id
  const copy = briefOf('copy', {
    storyId,
    published: '2026-05-03T00:00:00.000Z',
    sources: [
      { name: 'Mirror', url: 'https://mirror.example/', published: null },
      { name: 'Other', url: 'https://other.example/', published: null },
    ],
  })
  const guide = briefOf('guide', {
    storyId,
    published: '2026-05-04T00:00:00.000Z',
    relevance: relevance('guidance'),
  })
  const alone = briefOf('alone', { published: '2026-05-02T00:00:00.000Z', title: 'Egret loader' })
  return {
    first,
    copy,
    guide,
    alone,
    store: storeWith(...[first, copy, guide, alone].map((brief) => recordOf(brief))),
  }
}

test('folded, a story is one row: the first of its briefs that the query finds', () => {
  const { store, first, copy, guide, alone } = storyStore()
  const rows = (query: Partial<Parameters<typeof store.list>[0]>) => {
    const list = store.list({ show: 'threats', limit: 10, fold: true, ...query })
    return [list.items.map(({ id }) => id), list.total, list.folded, list.hidden]
  }
  assert.deepEqual(rows({}), [[copy.id, alone.id], 2, 1, 0])
  assert.deepEqual(rows({ show: 'all' }), [[guide.id, alone.id], 2, 2, 0])
  assert.deepEqual(rows({ q: 'heron' }), [[first.id], 1, 0, 0])
  assert.deepEqual(rows({ fold: false }), [[copy.id, alone.id, first.id], 3, 0, 1])
  assert.deepEqual(rows({ fold: false, story: first.id }), [[copy.id, first.id], 2, 0, 1])
  assert.deepEqual(rows({ fold: false, story: alone.id, q: 'egret' }), [[alone.id], 1, 0, 0])
})

test('folded pages lead to each other and show every story once', () => {
  const briefs = Array.from({ length: 30 }, (_, index) => {
    const story = briefOf(`b${index % 10}`)
    return briefOf(`b${index}`, {
      storyId: story.id,
      published: index % 7 === 0 ? null : `2026-05-${String(1 + (index % 4)).padStart(2, '0')}T00:00:00.000Z`,
    })
  })
  const store = storeWith(...briefs.map((brief) => recordOf(brief)))
  const seen: string[] = []
  let page = store.list({ show: 'all', limit: 3, fold: true })
  for (;;) {
    seen.push(...page.items.map(({ storyId }) => storyId))
    if (page.next === null) break
    const next = store.list({ show: 'all', limit: 3, fold: true, cursor: page.next })
    const back = store.list({ show: 'all', limit: 3, fold: true, cursor: next.prev ?? '' })
    assert.deepEqual(back.items, page.items)
    page = next
  }
  assert.equal(seen.length, 10)
  assert.equal(new Set(seen).size, 10)
})

test('who tells a story, the latest first', () => {
  const { store, first, copy, guide, alone } = storyStore()
  assert.deepEqual(
    store.tellings(first.id).map(({ id }) => id),
    [guide.id, copy.id, first.id],
  )
  assert.deepEqual(store.tellings(first.id)[1], {
    id: copy.id,
    title: 'About copy',
    published: '2026-05-03T00:00:00.000Z',
    sources: ['Mirror', 'Other'],
  })
  assert.equal(store.tellings(alone.id).length, 1)
  assert.deepEqual(store.tellings(copy.id), [])
})
