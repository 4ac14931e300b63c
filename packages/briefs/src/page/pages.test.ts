import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Brief } from '@huntwire/intel-model'
import { Parser } from 'htmlparser2'
import { copperLantern } from '../../test-support/copper-lantern.ts'
import { hostileTexts, withEveryText } from '../../test-support/with-every-text.ts'
import { visibleText } from '../visible-text.ts'
import { type BriefListPage, renderBriefList } from './brief-list.ts'
import { renderBriefPage } from './brief-page.ts'
import { renderNotFound } from './not-found.ts'
import { renderSourcesPage, type SourceRow } from './sources-page.ts'
import { stylesheet } from './stylesheet.ts'

type Tag = { readonly name: string; readonly attributes: Readonly<Record<string, string>> }

function tagsOf(page: string): readonly Tag[] {
  const tags: Tag[] = []
  const parser = new Parser({
    onopentag: (name, attributes) => tags.push({ name, attributes }),
    oncomment: () => tags.push({ name: 'comment', attributes: {} }),
  })
  parser.end(page)
  return tags
}

function skeletonOf(page: string): readonly string[] {
  return tagsOf(page).map(({ name, attributes }) => `${name} ${Object.keys(attributes).join(' ')}`)
}

function textOf(page: string): string {
  let text = ''
  new Parser({
    ontext: (data) => {
      text += data
    },
  }).end(page)
  return text
}

function hrefsOf(page: string): readonly string[] {
  return tagsOf(page).flatMap(({ name, attributes }) => (name === 'a' ? (attributes['href'] ?? '') : []))
}

function listOf(change: Partial<BriefListPage> = {}): string {
  const page = {
    items: [copperLantern],
    query: { show: 'threats' },
    next: null,
    prev: null,
    sourcesPage: true,
  } as const
  return renderBriefList({ ...page, total: 1, hidden: 0, folded: 0, tellings: new Map(), ...change })
}

const withoutHost: Brief = { ...copperLantern, url: 'javascript:alert(1)' }

test('a brief page shows everything of the brief', () => {
  const text = textOf(renderBriefPage(copperLantern))
  for (const shown of [
    copperLantern.title,
    copperLantern.summary,
    '203.0.113[.]41',
    'hxxps://parcels.lantern-post[.]example/v1/tick',
    'www.virustotal[.]com',
    'T1566.001',
    'Phishing: Spearphishing Attachment',
    'has sent parcel notices to logistics firms',
    'since 2023-08-24, due 2023-09-14, used in ransomware',
    'severity.campaign-theft',
    'UC_968918666100_2774497089',
    'from datamodel=Network_Resolution.DNS',
    'refused: a sighting over several log sources is not one Sigma rule.',
    'how many organisations were reached',
    'rule wick_loader',
    'body cut at 1 MiB',
  ])
    assert.ok(text.includes(shown), shown)
})

test('no text of an article adds or changes a tag, in the page or in the list', () => {
  const calm = withEveryText(copperLantern, 'calm')
  for (const hostile of hostileTexts) {
    const brief = withEveryText(copperLantern, hostile)
    const page = renderBriefPage(brief)
    const [known, found] = [skeletonOf(renderBriefPage(calm)), skeletonOf(page)]
    const own = (tags: readonly string[]) => tags.filter((tag) => tag !== 'a href rel')
    assert.deepEqual(own(found), own(known), hostile)
    assert.ok(textOf(page).includes(visibleText(hostile)), hostile)
    const query = { show: 'threats', q: hostile } as const
    assert.deepEqual(
      skeletonOf(listOf({ items: [brief], query })),
      skeletonOf(listOf({ items: [calm], query: { show: 'threats', q: 'calm' } })),
      hostile,
    )
  }
})

test('nothing runs, nothing is styled inline, nothing is loaded from elsewhere', () => {
  for (const page of [
    renderBriefPage(copperLantern),
    listOf(),
    renderSourcesPage([source]),
    renderNotFound(),
  ]) {
    for (const { name, attributes } of tagsOf(page)) {
      assert.ok(!['script', 'style', 'img', 'iframe', 'object', 'base'].includes(name), name)
      for (const attribute of Object.keys(attributes)) assert.doesNotMatch(attribute, /^on|^style$/)
      if (name === 'link') assert.equal(attributes['href'], '/style.css')
    }
  }
  assert.doesNotMatch(stylesheet, /url\(|@import/)
})

test('indicators and quotes are no links; the article is one only on the web', () => {
  assert.deepEqual(
    hrefsOf(renderBriefPage(copperLantern)).filter((href) => !/^[/#]/.test(href)),
    [
      'https://labs.example/copper-lantern',
      'https://wire.example/copper',
      'https://labs.example/copper-lantern',
    ],
  )
  const page = renderBriefPage(withoutHost)
  assert.ok(!hrefsOf(page).some((href) => href.startsWith('javascript')))
  assert.ok(textOf(page).includes('javascript:alert(1)'))
  for (const { name, attributes } of tagsOf(renderBriefPage(copperLantern)))
    if (name === 'a' && attributes['href']?.startsWith('http'))
      assert.equal(attributes['rel'], 'noopener noreferrer nofollow')
})

test('the sources that need a look come first, and no text of theirs adds a tag', () => {
  const page = renderSourcesPage([
    source,
    { ...source, name: 'Gone', state: 'stopped', words: 'its server says that it is gone' },
  ])
  const text = textOf(page)
  assert.ok(text.indexOf('Gone') < text.indexOf('Research'))
  for (const shown of ['2 sources, 1 of which needs a look', '7 now, 2 new, 40 in all', '2026-05-15 08:00'])
    assert.ok(text.includes(shown), shown)
  for (const hostile of hostileTexts) {
    const names = { name: hostile, kind: hostile, place: hostile, state: hostile, words: hostile }
    assert.deepEqual(
      skeletonOf(renderSourcesPage([{ ...source, ...names }])),
      skeletonOf(renderSourcesPage([source])),
    )
  }
})

const source: SourceRow = {
  name: 'Research',
  kind: 'feed',
  place: 'https://research.example.net/feed',
  state: 'ok',
  words: 'read without faults',
  lastAttempt: '2026-05-15T08:00:00.000Z',
  lastSuccess: '2026-05-15T08:00:00.000Z',
  items: 7,
  newItems: 2,
  itemsInAll: 40,
  leftOut: 0,
  nextPoll: null,
}

test('landmarks are there once, ids are unique, names that are pointed at exist', () => {
  for (const page of [
    renderBriefPage(copperLantern),
    listOf({ next: 'n', prev: 'p', hidden: 2 }),
    renderNotFound(),
  ]) {
    const tags = tagsOf(page)
    for (const landmark of ['main', 'footer', 'h1', 'title'])
      assert.equal(tags.filter(({ name }) => name === landmark).length, 1, landmark)
    assert.equal(tags.find(({ name }) => name === 'html')?.attributes['lang'], 'en')
    const ids = tags.flatMap(({ attributes }) => attributes['id'] ?? [])
    assert.equal(new Set(ids).size, ids.length)
    const pointed = tags.flatMap(({ attributes }) => attributes['aria-labelledby'] ?? attributes['for'] ?? [])
    for (const id of [
      ...pointed,
      ...hrefsOf(page).flatMap((href) => (href.startsWith('#') ? href.slice(1) : [])),
    ])
      assert.ok(ids.includes(id), id)
  }
})

test('a list tells of each brief what it holds', () => {
  const text = textOf(listOf()).replace(/\s+/g, ' ')
  assert.match(
    text,
    /HIGH Copper Lantern: .* Example Labs, Daily Wire · 2026-05-15 · threat 6 indicators · 1 hunt · 4 techniques/,
  )
  assert.ok(hrefsOf(listOf()).includes(`/brief/${copperLantern.id}`))
})

test('a list says what it hides and how to see it', () => {
  const page = listOf({ hidden: 3, query: { show: 'threats', q: 'a b', severity: 'high' } })
  assert.match(textOf(page), /1 brief for a b\. 3 that are no threat are hidden: show all\./)
  assert.ok(hrefsOf(page).includes('/?q=a+b&severity=high&show=all'))
  assert.match(textOf(listOf({ query: { show: 'all' } })), /threats only/)
})

test('filters keep the search and drop the cursor; pages keep the filters', () => {
  const page = listOf({
    query: { show: 'all', q: 'x&y', severity: 'low', verdict: 'threat', cursor: 'c0' },
    next: 'c2',
    prev: 'c1',
  })
  const hrefs = hrefsOf(page)
  for (const href of [
    '/?q=x%26y&severity=critical&verdict=threat&show=all',
    '/?q=x%26y&verdict=threat&show=all',
    '/?q=x%26y&severity=low&verdict=threat&show=all&cursor=c2',
    '/?q=x%26y&severity=low&verdict=threat&show=all&cursor=c1',
  ])
    assert.ok(hrefs.includes(href), href)
  const hidden = tagsOf(page).filter(({ attributes }) => attributes['type'] === 'hidden')
  assert.deepEqual(
    hidden.map(({ attributes }) => `${attributes['name']}=${attributes['value']}`),
    ['severity=low', 'verdict=threat', 'show=all'],
  )
})

test('an empty list says what to do', () => {
  assert.match(textOf(listOf({ items: [], total: 0 })), /No brief yet/)
  assert.match(textOf(listOf({ items: [], total: 0, query: { show: 'all', q: 'zz' } })), /No brief fits/)
})

const other = {
  id: '11111111-1111-5111-8111-111111111111',
  title: 'Copper Lantern, told <again>',
  published: '2026-05-16T08:00:00.000Z',
  sources: ['Mirror', 'Wire'],
}
const own = { ...other, id: copperLantern.id, title: copperLantern.title, sources: ['Labs'] }

test('a brief and its row name the others that tell the story, and only them', () => {
  const pages = [
    renderBriefPage(copperLantern, [other, own]),
    listOf({ tellings: new Map([[copperLantern.id, [other, own]]]), folded: 1 }),
  ]
  for (const page of pages) {
    assert.match(textOf(page), /Also told by/)
    assert.match(textOf(page), /Mirror, Wire/)
    assert.match(textOf(page), /Copper Lantern, told <again>/)
    assert.ok(hrefsOf(page).includes(`/brief/${other.id}`))
    assert.ok(hrefsOf(page).includes(`/?story=${copperLantern.storyId}&show=all`))
  }
  assert.match(textOf(pages[1] ?? ''), /2 briefs of 1 story/)
  for (const page of [renderBriefPage(copperLantern, [own]), renderBriefPage(copperLantern), listOf()])
    assert.doesNotMatch(textOf(page), /Also told by/)
})

test('the list of one story keeps it in every filter and lets it go', () => {
  const page = listOf({ query: { show: 'all', story: copperLantern.storyId } })
  const hrefs = hrefsOf(page)
  assert.ok(hrefs.includes('/?show=all'))
  assert.ok(hrefs.includes(`/?severity=high&story=${copperLantern.storyId}&show=all`))
  assert.ok(tagsOf(page).some(({ attributes }) => attributes['name'] === 'story'))
})
