import assert from 'node:assert/strict'
import { test } from 'node:test'
import { randomFrom } from '../../measure/random-from.ts'
import { canonicalUrl } from './canonical-url.ts'

const hash = 'AB'.repeat(32)

const spellings: readonly (readonly [raw: string, canonical: string])[] = [
  ['https://Blog.Example.net', 'https://blog.example.net/'],
  ['  HTTPS://blog.example.net:443/a  ', 'https://blog.example.net/a'],
  ['http://blog.example.net:80/a', 'http://blog.example.net/a'],
  ['https://blog.example.net:8443/a', 'https://blog.example.net:8443/a'],
  ['https://blog.example.net./a#top', 'https://blog.example.net/a'],
  ['https://blog.example.net/a?utm_source=x&id=2&fbclid=1&a=1', 'https://blog.example.net/a?id=2&a=1'],
  ['https://blog.example.net/a?UTM_Medium=x&gclid', 'https://blog.example.net/a'],
  ['https://blog.example.net/a?', 'https://blog.example.net/a'],
  ['https://blog.example.net/%7euser/%c3%a4?q=%2f', 'https://blog.example.net/~user/%C3%A4?q=%2F'],
  ['https://blog.example.net/a/../b/', 'https://blog.example.net/b/'],
  ['https://bücher.example.net/', 'https://xn--bcher-kva.example.net/'],
  ['http://0x7f.1/', 'http://127.0.0.1/'],
  ['https://blog.example.net/a#!/posts/7', 'https://blog.example.net/a#!/posts/7'],
  ['https://blog.example.net/a#!', 'https://blog.example.net/a'],
  ['https://blog.example.net/a?#x', 'https://blog.example.net/a'],
  ['https://blog.example.net/a?&&b=1&', 'https://blog.example.net/a?b=1'],
  ['https://blog.example.net//a//b', 'https://blog.example.net//a//b'],
  ['https://blog.example.net/100%', 'https://blog.example.net/100%25'],
  ['https://blog.example.net/%%34%31', 'https://blog.example.net/%2541'],
  ['https://blog.example.net/a/%2e%2E/b', 'https://blog.example.net/b'],
  ['https://BLOG.example.net\\a\tb', 'https://blog.example.net/ab'],
  // Kept, since it may mean another article.
  ['https://www.example.net/a', 'https://www.example.net/a'],
  ['https://www.example.net/a/index.html', 'https://www.example.net/a/index.html'],
  ['https://www.example.net/A/', 'https://www.example.net/A/'],
  [
    'https://www.example.net/?p=12&page=2&ref=main&lang=en',
    'https://www.example.net/?p=12&page=2&ref=main&lang=en',
  ],
  ['https://example.net/x?source=atlas&utm=1', 'https://example.net/x?source=atlas&utm=1'],
  // How the reader came.
  ['https://example.net/x?source=rss-8a1f---4&hsa_cam=1&__twitter_impression=true', 'https://example.net/x'],
  ['https://example.net/x?mkt_tok=a.b&pk_campaign=x&WT.mc_id=3&guccounter=1', 'https://example.net/x'],
  ['https://example.net/x?%75tm_source=x&id=%37', 'https://example.net/x?id=7'],
  // AMP.
  ['https://news.example.net/2026/05/heron-loader/amp/', 'https://news.example.net/2026/05/heron-loader/'],
  ['https://news.example.net/2026/05/heron-loader/amp', 'https://news.example.net/2026/05/heron-loader'],
  ['https://news.example.net/amp/heron-loader-again', 'https://news.example.net/heron-loader-again'],
  ['https://news.example.net/post/amp/', 'https://news.example.net/post/'],
  ['https://news.example.net/amp/getting-started', 'https://news.example.net/amp/getting-started'],
  ['https://news.example.net/heron-loader.amp.html', 'https://news.example.net/heron-loader.html'],
  ['https://news.example.net/heron-loader.amp', 'https://news.example.net/heron-loader'],
  ['https://news.example.net/heron?amp=1&outputType=amp', 'https://news.example.net/heron'],
  ['https://news.example.net/heron?amp', 'https://news.example.net/heron'],
  ['https://amp.example.net/heron', 'https://example.net/heron'],
  ['https://www.google.com/amp/s/news.example.net/heron?x=1', 'https://news.example.net/heron?x=1'],
  [
    'https://news-example-net.cdn.ampproject.org/c/s/news.example.net/a-b/amp/',
    'https://news.example.net/a-b/',
  ],
  ['https://news-example-net.cdn.ampproject.org/v/news.example.net/a', 'http://news.example.net/a'],
  ['https://tools.example.net/tools/amp', 'https://tools.example.net/tools/amp'],
  ['https://tools.example.net/amp/', 'https://tools.example.net/amp/'],
  ['https://example.net/x?amp=12v', 'https://example.net/x?amp=12v'],
  ['https://amp.dev/about', 'https://amp.dev/about'],
  // Mobile hosts.
  ['https://m.example.net/heron', 'https://example.net/heron'],
  ['https://en.m.example.org/wiki/Heron', 'https://en.example.org/wiki/Heron'],
  ['https://mobile.example.co.uk/heron', 'https://example.co.uk/heron'],
  ['https://amp.theguardian.com/technology/heron', 'https://www.theguardian.com/technology/heron'],
  ['https://theguardian.com/technology/heron', 'https://theguardian.com/technology/heron'],
  ['https://m.github.io/heron', 'https://m.github.io/heron'],
  ['https://m/heron', 'https://m/heron'],
  // Redirects that count.
  [
    'https://www.google.com/url?rct=j&sa=t&url=https://blog.example.net/a%3Fid%3D2%26utm_source%3Dx&ct=ga&usg=AO',
    'https://blog.example.net/a?id=2',
  ],
  ['https://www.google.co.uk/url?q=http%3A%2F%2Fblog.example.net', 'http://blog.example.net/'],
  ['https://l.facebook.com/l.php?u=https%3A%2F%2Fm.example.net%2Fa&h=AT0', 'https://example.net/a'],
  [
    'https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fblog.example.net%2Fa&data=05',
    'https://blog.example.net/a',
  ],
  [
    'https://feeds.feedburner.com/~r/Heron/~3/aB3/?u=https://blog.example.net/a',
    'https://blog.example.net/a',
  ],
  [
    'https://feedproxy.google.com/~r/Heron/~3/aB3/heron.html',
    'https://feedproxy.google.com/~r/Heron/~3/aB3/heron.html',
  ],
  [
    'https://www.google.com/url?url=javascript:alert(1)',
    'https://www.google.com/url?url=javascript:alert(1)',
  ],
  [
    'https://www.google.com/url?url=https://me:x@a.example/',
    'https://www.google.com/url?url=https://me:x@a.example/',
  ],
  [
    'https://blog.example.net/url?url=https://other.example/',
    'https://blog.example.net/url?url=https://other.example/',
  ],
  [
    'https://web.archive.org/web/2026/https://a.example/',
    'https://web.archive.org/web/2026/https://a.example/',
  ],
  ['urn:GHSA:ghsa-ABCD-2345-wxyz', 'urn:ghsa:GHSA-abcd-2345-wxyz'],
  ['URN:KEV:cve-2026-12345', 'urn:kev:CVE-2026-12345'],
  [`urn:SHA256:${hash}`, `urn:sha256:${hash.toLowerCase()}`],
  ['urn:ISBN:0451450523', 'urn:isbn:0451450523'],
]

test('every spelling has one canonical form, which is its own', () => {
  for (const [raw, canonical] of spellings) {
    const first = canonicalUrl(raw)
    assert.equal(first.ok && first.url, canonical, raw)
    const again = canonicalUrl(canonical)
    assert.equal(again.ok && again.url, canonical, canonical)
  }
})

const refusals: readonly (readonly [raw: string, reason: RegExp])[] = [
  ['', /empty/],
  ['file:///etc/passwd', /"file:" is not read/],
  ['javascript:alert(1)', /"javascript:" is not read/],
  ['data:text/html,x', /"data:"/],
  ['blog.example.net/a', /no absolute URL/],
  ['/a/b', /no absolute URL/],
  ['//blog.example.net/', /no absolute URL/],
  ['https://', /cannot be read/],
  ['https://a b/', /cannot be read/],
  ['https://blog.example.net:99999/', /cannot be read/],
  ['https://me:secret@blog.example.net/', /user name or password/],
  ['https://a..b/', /no host name/],
  ['urn:kev:2026', /CVE id/],
  ['urn:ghsa:abcd', /GitHub advisory/],
  ['urn:sha256:12', /64 hexadecimal/],
  ['urn:x', /no URN/],
  [`https://blog.example.net/${'a'.repeat(9_000)}`, /longer than/],
]

test('refuses what is no article URL with a reason', () => {
  for (const [raw, reason] of refusals) {
    const result = canonicalUrl(raw)
    assert.ok(!result.ok, raw)
    assert.match(result.reason, reason)
  }
})

test('it is read where it was given, without what only counts readers', () => {
  const addressOf = (raw: string) => {
    const canonical = canonicalUrl(raw)
    return canonical.ok && canonical.address
  }
  assert.equal(
    addressOf('https://m.example.net/heron-loader/amp?utm_source=x#top'),
    'https://m.example.net/heron-loader/amp',
  )
  assert.equal(addressOf('https://t.me/iv?url=https://amp.example.net/a'), 'https://amp.example.net/a')
  assert.equal(addressOf('urn:kev:CVE-2026-12345'), 'urn:kev:CVE-2026-12345')
})

test('redirects in redirects are followed, as deep as the length allows', () => {
  const link = 'https://t.me/iv?url='
  const deep = canonicalUrl(`${link.repeat(300)}https://blog.example.net/a`)
  assert.equal(deep.ok && deep.url, 'https://blog.example.net/a')
})

test('of any text: never a throw, and what is canonical stays as it is', () => {
  const pieces = [
    ...[
      'http://',
      'https://',
      'HTTPS:',
      '//',
      '/',
      '\\',
      ':',
      '@',
      '.',
      '..',
      '?',
      '&',
      '=',
      '#',
      '#!',
      '%',
      '%2',
      '%2e',
      '%2F',
    ],
    ...[
      '%7e',
      '%00',
      '%c3',
      'amp',
      'amp.',
      'm.',
      'www.',
      'mobile.',
      'example.net',
      'example.co.uk',
      'a-1',
      '.amp.html',
    ],
    ...[
      'utm_source=x',
      'url=',
      'u=',
      'https%3A%2F%2Fa.example%2F',
      'www.google.com/url?',
      'www.google.com/amp/s/',
      'urn:kev:',
    ],
    ...[
      'cdn.ampproject.org/c/s/',
      'l.facebook.com/l.php?',
      'ä',
      '漏',
      '\ud800',
      '\u0000',
      ' ',
      '\t',
      ':443',
      '[::1]',
      '0x7f.1',
      'İ',
    ],
  ]
  const random = randomFrom('canonical urls')
  let read = 0
  for (let round = 0; round < 20_000; round += 1) {
    const length = 1 + Math.floor(random() * 8)
    const start = random() < 0.7 ? 'https://example.net/' : random() < 0.5 ? 'https://' : ''
    const raw = start + Array.from({ length }, () => pieces[Math.floor(random() * pieces.length)]).join('')
    const first = canonicalUrl(raw)
    if (!first.ok) continue
    read += 1
    const again = canonicalUrl(first.url)
    assert.equal(again.ok && again.url, first.url, JSON.stringify(raw))
    const address = canonicalUrl(first.address)
    assert.equal(address.ok && address.url, first.url, JSON.stringify(raw))
  }
  assert.ok(read > 10_000)
})
