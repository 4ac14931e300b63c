import assert from 'node:assert/strict'
import { test } from 'node:test'
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
  ['URN:KEV:cve-2026-12345', 'urn:kev:CVE-2026-12345'],
  [`urn:SHA256:${hash}`, `urn:sha256:${hash.toLowerCase()}`],
  ['urn:ISBN:0451450523', 'urn:isbn:0451450523'],
]

test('every spelling has one canonical form, which is its own', () => {
  for (const [raw, canonical] of spellings) {
    assert.deepEqual(canonicalUrl(raw), { ok: true, url: canonical }, raw)
    assert.deepEqual(canonicalUrl(canonical), { ok: true, url: canonical }, canonical)
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
