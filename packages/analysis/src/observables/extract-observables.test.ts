import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractObservables } from './extract-observables.ts'

const sha1 = '2553649f2322049666871cea80a5d0d6adc700ca'
const sha256 = '5d1c9a0f7be2486d3a1f0c5be97d24f86a0b3ce5179d8f42c6e0a7b15938d2e4'

const values: readonly (readonly [text: string, observables: readonly string[]])[] = [
  ['asks evil[.]test for', ['domain-name evil.test']],
  ['asks evil(.)com, evil{.}com and evil[dot]com', ['domain-name evil.com']],
  ['asks cdn.evil[.com now', ['domain-name cdn.evil.com']],
  ['asks bad dot evil dot com then', ['domain-name bad.evil.com']],
  ['asks evil\\.com then', ['domain-name evil.com']],
  ['see hxxps://Evil[.]com/Path?q=1.', ['url https://evil.com/Path?q=1', 'domain-name evil.com']],
  ['see hXXp[:]//evil.com:8080/a, then', ['url http://evil.com:8080/a', 'domain-name evil.com']],
  ['see h**p://evil.com and meow://evil.com', ['url http://evil.com', 'domain-name evil.com']],
  ['([x](https://evil.com/a_(b)))', ['url https://evil.com/a_(b)', 'domain-name evil.com']],
  ['`evil.com/gate.php`', ['url evil.com/gate.php', 'domain-name evil.com']],
  ['to pay[at]evil[.]com or', ['email-addr pay@evil.com', 'domain-name evil.com']],
  ['198.51.100[.]23:4444 and 10.0.0.0/8', ['ipv4-addr 198.51.100.23', 'ipv4-cidr 10.0.0.0/8']],
  ['300.1.1.1, 1.1.1, 1.1.1.1000, 01.1.1.1', []],
  ['[2001:db8::1]:443 at 11:04:10', ['ipv6-addr 2001:db8::1']],
  [`${sha256.toUpperCase()} | x`, [`file-sha256 ${sha256}`]],
  ['imphash: 18ddf28a71089acdbab5038f58044c0a', ['file-imphash 18ddf28a71089acdbab5038f58044c0a']],
  ['GUID 12345678-1234-1234-1234-1234567890ab', []],
  ['cve-2021-44228 and CVE‑2021‑44228', ['cve CVE-2021-44228']],
  ['T1059.001, T1059/003 but not T1059.0012 or XT1059', ['attack-id T1059.001', 'attack-id T1059.003']],
  ['It loads kernel32 (dll). The end.In time', []],
  ['Samples are in com.evil.app on Android', []],
  ['a dot com boom, version 1.2.3', []],
  ['your field office at www.agency.dev answers', ['domain-name www.agency.dev']],
  [
    'http://a.dev/x1hxxp://b.dev/y',
    ['url http://a.dev/x1', 'domain-name a.dev', 'url http://b.dev/y', 'domain-name b.dev'],
  ],
]

for (const [text, expected] of values)
  test(`finds in ${JSON.stringify(text)}`, () => {
    assert.deepEqual(
      extractObservables(text).map(({ type, value }) => `${type} ${value}`),
      expected,
    )
  })

const roles: readonly (readonly [text: string, value: string, role: string, reason: RegExp])[] = [
  ['It asks evil[.]com now.', 'evil.com', 'indicator', /defanged/],
  ['Our friends at good-news.dev wrote about it.', 'good-news.dev', 'reference', /never defanged/],
  ['The C2 server is evil.dev these days.', 'evil.dev', 'indicator', /C2/],
  [
    '## Indicators\n\n| Domain | Note |\n|---|---|\n| evil.dev | x |',
    'evil.dev',
    'indicator',
    /section or table/,
  ],
  ['## References\n\n- evil.dev by us', 'evil.dev', 'reference', /references/],
  ['evil.dev', 'evil.dev', 'indicator', /alone/],
  ['We have written about this before and more than once.\nevil.dev', 'evil.dev', 'reference', /never/],
  ['found as BehavesLike.Win32.Generic.cz here', 'behaveslike.win32.generic.cz', 'benign', /detection/],
  ['mail from www.freight-desk.example today', 'www.freight-desk.example', 'benign', /reserved/],
  ['mail from fdprint[.]example today', 'fdprint.example', 'indicator', /defanged/],
  ['asks www[.]example[.]com today', 'www.example.com', 'benign', /example/],
  ['the host 192.168.0.1 answers', '192.168.0.1', 'benign', /RFC 1918/],
  ['the host 203.0.113[.]9 answers', '203.0.113.9', 'indicator', /defanged/],
  ['resolves by 8.8.8[.]8 first', '8.8.8.8', 'benign', /resolver/],
  ['fixed in version 4.2.0.17 of it', '4.2.0.17', 'benign', /version/],
  ['run setup.py first', 'setup.py', 'benign', /file name/],
  ['an ASP.NET application', 'asp.net', 'benign', /product/],
  ['detected as Win32/Spy.AHK.AD today', 'spy.ahk.ad', 'benign', /detection name/],
  ['asks www[.]microsoft[.]com first', 'www.microsoft.com', 'benign', /warning list/],
  ['fetches from evil.github[.]io then', 'evil.github.io', 'indicator', /defanged/],
  [`see commit ${sha1} there`, sha1, 'reference', /commit/],
  [`uses actions/checkout@${sha1} there`, sha1, 'reference', /commit/],
  [`the file ${sha1} is new`, sha1, 'indicator', /no rule/],
  ['the hash d41d8cd98f00b204e9800998ecf8427e is', 'd41d8cd98f00b204e9800998ecf8427e', 'benign', /empty/],
]

for (const [text, value, role, reason] of roles)
  test(`role of ${value} in ${JSON.stringify(text.slice(0, 40))}`, () => {
    const observable = extractObservables(text).find((one) => one.value === value)
    assert.equal(observable?.role, role)
    assert.match(observable?.roleReason ?? '', reason)
  })

test('one per type and value, at its first occurrence, though only a later one is defanged', () => {
  const [first, ...others] = extractObservables('First evil.dev, then evil[.]dev and evil.dev.')
  assert.deepEqual(others, [])
  assert.equal(first?.evidence.quote, 'evil.dev')
  assert.equal(first?.evidence.start, 6)
  assert.equal(first?.role, 'indicator')
})

test('the article’s own host is a reference, and hosts below it', () => {
  const [own] = extractObservables('The C2 is not labs.vendor.dev at all.', { ownHost: 'www.vendor.dev' })
  assert.equal(own?.role, 'reference')
})

test('a vulnerability the article is not about is a reference', () => {
  const [cve] = extractObservables('like CVE-2021-44228', { about: new Set() })
  assert.equal(cve?.role, 'reference')
})
