import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mainText, readPage } from './read-page.ts'

const prose =
  'The operators sent invoices with a script attached and waited two days before they moved on. '.repeat(4)

function body(html: string): string {
  return readPage(html, { url: null }).body
}

test('blocks stand on lines of their own, cells apart by a tab, white space folded', () => {
  const html = `<h1>Report</h1><p>One  <b>two</b>\n three<br>four</p><ul><li>a<li>b</ul>
    <table><tr><th><p>Type</p></th><th><div>Value</div></th></tr><tr><td></td><td>x</td></tr><tr><td>y<p>z</td><td>w</td></table>
    <dl><dt>t<dd>d</dl>`
  assert.equal(body(html), 'Report\nOne two three\nfour\na\nb\nType\tValue\nx\ny\nz\tw\nt\nd')
})

test('code keeps its lines and indentation', () => {
  assert.equal(
    body('<pre>rule x {\n  strings:\n\n    $a = "&lt;b&gt;"\n}</pre><p>after'),
    'rule x {\n  strings:\n    $a = "<b>"\n}\nafter',
  )
})

test('break opportunities and invisible characters join what they stand in', () => {
  assert.equal(
    body('evil<wbr>-domain&shy;.exa\u200bmple d41d8cd9<wbr>8f00b204&#8288;e9800998ecf8427e'),
    'evil-domain.example d41d8cd98f00b204e9800998ecf8427e',
  )
})

test('chrome goes; what is hidden, aside or in a text area stays', () => {
  const html = `<nav>Home</nav><header>Site</header><script>var x</script><style>y</style>
    <div style="display:none">10.9.8.7</div><aside>aside.example</aside><textarea>a\nb</textarea>
    <details><summary>IOCs</summary>c</details><div class="share">Tweet</div><div class="comments-open">d</div>
    <p>${prose}</p><footer>imprint</footer><footer class="ioc-notes">e</footer>`
  assert.equal(body(html), `10.9.8.7\naside.example\na\nb\nIOCs\nc\nd\n${prose.trim()}\ne`)
})

test('the footer of an article is no chrome', () => {
  assert.equal(
    body(`<article><p>${prose}</p><footer>relay.example</footer></article><footer>imprint</footer>`),
    `${prose.trim()}\nrelay.example`,
  )
})

test('chrome stays, with a note, where there is hardly anything else', () => {
  const page = readPage(`<nav>${prose}`, { url: null })
  assert.equal(page.body, prose.trim())
  assert.match(page.notes[0] ?? '', /navigation/)
})

test('a part labelled as navigation that holds most of the prose is kept, with a note; comments never', () => {
  const kept = readPage(`<div class="menu"><p>${prose}</p></div><p>Imprint of the site</p>`, { url: null })
  assert.match(kept.body, /invoices/)
  assert.match(kept.notes[0] ?? '', /it is kept/)
  const comments = readPage(`<p>${prose}</p><div class="comments"><p>${prose.repeat(5)}</p></div>`, {
    url: null,
  })
  assert.equal(comments.body, prose.trim())
})

test('main are ranges of the body, with what stands beside it still in the body', () => {
  const page = readPage(
    `<div>Latest posts</div><article><h1>T</h1><p>${prose}</p><p><a href="/x">only a link</a></p></article><section>203.0.113.7</section>`,
    { url: null },
  )
  assert.equal(page.method, 'container')
  assert.equal(mainText(page), prose.trim())
  assert.match(page.body, /203\.0\.113\.7/)
})

test('reads title, author, date, language and canonical link', () => {
  const page = readPage(
    `<html lang="en-GB"><head><title>Heron returns | Research</title>
     <link rel="canonical" href="https://www.example.net/heron?utm_source=x">
     <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Heron returns",
     "datePublished":"2026-05-15T10:00:00+02:00","author":[{"name":"A. Writer"}]}]}</script></head><body><h1>Heron returns</h1>`,
    { url: 'https://blog.example.net/heron' },
  )
  assert.equal(page.title, 'Heron returns')
  assert.equal(page.author, 'A. Writer')
  assert.equal(page.published, '2026-05-15T08:00:00.000Z')
  assert.equal(page.language, 'en')
  assert.equal(page.canonical, 'https://www.example.net/heron')
})

test('a title is the heading where only the name of the site or the like is added to it', () => {
  const titleOf = (title: string, rest: string) =>
    readPage(`<title>${title}</title>${rest}`, { url: null }).title
  assert.equal(
    titleOf('The Blog: Heron returns to port', '<h1>Heron returns to port</h1>'),
    'Heron returns to port',
  )
  assert.equal(
    titleOf('Heron returns to port – News', '<h1>Heron returns to port</h1>'),
    'Heron returns to port',
  )
  assert.equal(titleOf('Heron returns to ports', '<h1>Heron returns to port</h1>'), 'Heron returns to ports')
  assert.equal(titleOf('Heron | Quay Labs', '<meta property="og:site_name" content="Quay Labs">'), 'Heron')
})

test('several authors are named; a date that was never set is none', () => {
  const page = readPage(
    `<script type="application/ld+json">{"@type":"BlogPosting","datePublished":"0001-01-01T00:00:00Z",
     "author":[{"name":"A. Writer"},"https://a.example/b","B. Other"]}</script>`,
    { url: null },
  )
  assert.equal(page.author, 'A. Writer, B. Other')
  assert.equal(page.published, null)
})

test('OpenGraph, meta and time elements serve where there is no JSON-LD; broken JSON-LD is passed over', () => {
  const page = readPage(
    `<meta property="og:title" content="A &amp; B"><meta name=author content=C><script type="application/ld+json">{</script>
     <time datetime="2026-01-01">now</time><article><time datetime="2026-02-02"></article>`,
    { url: null },
  )
  assert.deepEqual([page.title, page.author, page.published], ['A & B', 'C', '2026-02-02T00:00:00.000Z'])
})

test('a canonical link to another site is forged', () => {
  const html = '<link rel=canonical href="https://other.example.org/a">'
  assert.equal(readPage(html, { url: 'https://blog.example.net/a' }).canonical, null)
  assert.equal(readPage(html, { url: null }).canonical, 'https://other.example.org/a')
  const pages = '<link rel=canonical href="https://b.github.io/a">'
  assert.equal(readPage(pages, { url: 'https://a.github.io/a' }).canonical, null)
})

test('a head that is never closed does not swallow the page', () => {
  assert.equal(body('<head><title>T</title><body><p>text'), 'text')
  assert.equal(body('<svg/><p>text'), 'text')
})

test('a page without end is read as far as any article goes, with a note', () => {
  const page = readPage('<b>x</b> '.repeat(500_000), { url: null })
  assert.equal(page.body.length, 2 * 400_000 - 1)
  assert.match(page.notes[0] ?? '', /^page read up to character 3,59/)
})

const hostile: Readonly<Record<string, string>> = {
  'nested divs': `${'<div>'.repeat(5_000)}deep`,
  'stray end tags': '<div>'.repeat(100_000) + '</x>'.repeat(100_000),
  attributes: `<p ${'a="b" '.repeat(200_000)}>deep`,
  links: '<a href="x">y</a> '.repeat(50_000),
  'nested tables': '<table><tr><td>'.repeat(50_000),
  'open brackets': '<'.repeat(500_000),
  comments: '<!--'.repeat(200_000),
  entities: '&amp;'.repeat(200_000),
  'JSON-LD': `<script type="application/ld+json">${'['.repeat(200_000)}</script>`.repeat(5),
}

test('hostile pages are read to their end', () => {
  for (const [name, html] of Object.entries(hostile))
    assert.equal(typeof readPage(html, { url: null }).body, 'string', name)
  assert.match(body(hostile['nested divs'] ?? ''), /deep/)
})
