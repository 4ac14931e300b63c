import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractObservables } from '../observables/extract-observables.ts'

const sha1 = '2e27d2c8f25b9b75edccea28ba2c19c9e45878cd'
const md5 = 'e0f8b5e08425c6c4d42bdbefdbe5501f'
const sha256 = '5d1c9a0f7be2486d3a1f0c5be97d24f86a0b3ce5179d8f42c6e0a7b15938d2e4'

function roleOf(value: string, text: string): string {
  return extractObservables(text).find((one) => one.value === value)?.role ?? 'not found'
}
function reasonOf(value: string, text: string): string {
  return extractObservables(text).find((one) => one.value === value)?.roleReason ?? 'not found'
}

test('the fingerprint of a certificate is no hash of a file', () => {
  for (const text of [
    `SHA-1 of the signing certificate: ${sha1}`,
    `## Indicators\n\nSHA-1 of the signing certificate\t${sha1}`,
    `| SHA-1 | ${sha1} | code-signing certificate |`,
    `Certificate thumbprint (SHA1): ${sha1}`,
  ])
    assert.equal(roleOf(sha1, text), 'reference', text)
  assert.match(reasonOf(sha1, `Certificate thumbprint: ${sha1}`), /certificate/)
})

test('a file that is signed with a certificate is a file', () => {
  for (const text of [
    `| SHA-1 | ${sha1} | dropper.exe, signed with a stolen certificate |`,
    `The certificate was stolen. The dropper has the SHA-1 ${sha1}.`,
  ])
    assert.equal(roleOf(sha1, text), 'indicator', text)
})

test('a file that the text calls a legitimate tool is a tool, wherever else it is listed', () => {
  for (const text of [
    `sync64.exe (rclone 1.68, a legitimate tool), MD5: ${md5}`,
    `A renamed copy of the legitimate AnyDesk: ${md5}`,
    `| MD5 | ${md5} | legitimate binary, abused |`,
    `## IOCs\n\n- ${md5}\n\nsync64.exe (rclone, a legitimate tool): ${md5}`,
  ])
    assert.equal(roleOf(md5, text), 'tool', text)
})

test('what only looks legitimate stays an indicator, and so does the file beside a tool', () => {
  for (const text of [
    `A loader disguised as a legitimate tool: ${md5}`,
    `A fake of the legitimate installer (${md5})`,
    `The malicious DLL loaded by the legitimate player: ${md5}`,
    `player.exe (a legitimate tool): ${sha256}, evil.dll: ${md5}`,
  ])
    assert.equal(roleOf(md5, text), 'indicator', text)
})

test('a hash under a heading of indicators says so, in a list and in a line of several values', () => {
  const listed = 'in a section or table of indicators'
  const line = `192.0.2[.]140 (first request), gw[.]test since May; SHA-256 of the file ${sha256}.`
  for (const heading of ['## Indicators', 'Indicators of compromise', '## IOCs'])
    for (const text of [`- ${sha256}`, line, `SHA-256 of the file that the script wrote there: ${sha256}.`])
      assert.equal(reasonOf(sha256, `${heading}\n\n${text}`), listed, `${heading} ${text}`)
})

test('a sentence under that heading speaks for itself', () => {
  const text =
    '## Indicators\n\nThe clean package is described with its history at https://no-such-router.dev/history.'
  assert.equal(roleOf('https://no-such-router.dev/history', text), 'reference')
})

test('the own site of a victim, or one that is imitated, is no indicator beside hostile words', () => {
  const host = 'no-such-waterworks.com'
  assert.equal(roleOf(host, `The malware was served from ${host} for a day.`), 'indicator')
  assert.equal(roleOf(host, `The phishing page has links to the company's own site, ${host}.`), 'victim')
  assert.equal(roleOf(host, `The phishing domains imitate ${host} in detail.`), 'victim')
})

test('a version number between backticks, or behind the words of a range, is no address', () => {
  for (const text of [
    'Struts version `2.2.3.1` is',
    'all releases prior to 2.2.3.1 are',
    'from 2.1 through 2.2.3.1 are',
  ])
    assert.equal(roleOf('2.2.3.1', text), 'benign', text)
  assert.equal(roleOf('2.2.3.1', 'The server 2.2.3.1 answers'), 'indicator')
})

test('a heading that says nothing belongs to the one above it; a title speaks of many things', () => {
  const prose = 'We have written about all of this before and more than once.\n\n'
  const role = (text: string) =>
    extractObservables(prose + text).find(({ value }) => value === 'evil.dev')?.role
  assert.equal(role('## Indicators of compromise\n\n### Samples\n\n### Network\n\n- evil.dev\n'), 'indicator')
  assert.equal(role('## Indicators of compromise\n\n## Our view\n\n- evil.dev\n'), 'reference')
  assert.equal(role('# Bot uses DNS for C2\n\n## Friends\n\n- evil.dev\n'), 'reference')
  assert.equal(role('## Delivery\n\n### Domains\n\n- evil.dev\n'), 'indicator')
  assert.equal(role('## Delivery\n\n### iOS\n\n- evil.dev\n'), 'reference')
  assert.equal(role('# Spyware for iOS and iPadOS\n\n## Friends\n\n- evil.dev\n'), 'reference')
})

test('a comment in a block of code says what its values are, and only there', () => {
  const prose = 'We have written about all of this before and more than once.\n\n'
  const role = (text: string) =>
    extractObservables(prose + text).find(({ value }) => value === 'evil.dev')?.role
  assert.equal(role('## Appendix\n\n```\n# C2 servers\nevil.dev\n```\n'), 'indicator')
  assert.equal(role('## Appendix\n\n```\n# C2 servers\n10.0.0.1\n```\n\n- evil.dev\n'), 'reference')
})

const owners: readonly (readonly [text: string, value: string, reason: RegExp])[] = [
  ['It fetches evil.github[.]io first.', 'evil.github.io', /lends its name/],
  ['The compromised WordPress site shop[.]dev serves it.', 'shop.dev', /compromised site/],
  ['The domain evil[.]dev serves it.', 'evil.dev', /^defanged by the author$/],
]

for (const [text, value, reason] of owners)
  test(`whose ${value} is, in ${JSON.stringify(text)}`, () => {
    const observable = extractObservables(text).find((one) => one.value === value)
    assert.equal(observable?.role, 'indicator')
    assert.match(observable?.roleReason ?? '', reason)
  })

test('addresses of an earlier campaign, keys, mailboxes, and a source that prints plain indicators', () => {
  const key = '5d41402abc4b2a76b9719d911017c592'
  const roleIn = (text: string, value: string, plainIndicators = false) =>
    extractObservables(text, { plainIndicators }).find((one) => one.value === value)?.role
  assert.equal(roleIn('In an earlier campaign they used evil[.]dev instead.', 'evil.dev'), 'reference')
  assert.equal(roleIn('In this campaign they used evil[.]dev instead.', 'evil.dev'), 'indicator')
  assert.equal(roleIn(`The RC4 key is ${key} in all of them.`, key), 'reference')
  assert.equal(roleIn(`Some of them are old.\n\n## RC4 keys\n\n${key}\n`, key), 'reference')
  assert.equal(roleIn(`The sample ${key} is packed.`, key), 'indicator')
  assert.equal(roleIn('The attackers wrote from bob@gmail.com then.', 'bob@gmail.com'), 'reference')
  assert.equal(roleIn('The phishing came from bob@gmail.com then.', 'bob@gmail.com'), 'indicator')
  assert.equal(roleIn('## IOCs\n\n- bob@seznam.cz\n', 'bob@seznam.cz'), 'indicator')
  assert.equal(roleIn('It was seen on evil.dev for a while.', 'evil.dev'), 'reference')
  assert.equal(roleIn('It was seen on evil.dev for a while.', 'evil.dev', true), 'indicator')
})

const plain: readonly (readonly [role: string, value: string, text: string])[] = [
  ['benign', '104.0.0.0', 'It says Mozilla/5.0 Chrome/104.0.0.0 Safari/537.36 then.'],
  ['indicator', '104.18.0.9', 'The C2/104.18.0.9 answered.'],
  ['benign', 'mail.read', 'The app has Mail.Read and no more.'],
  ['benign', 'rsa.pub', 'It fetches the id_rsa.pub key.'],
  ['reference', 'canary.dev', 'See the official site: canary.dev for more.'],
  ['victim', 'canary.dev', 'It is a fake of the official site canary.dev and no more.'],
  ['reference', 'mail.mofa.gov.tw', 'The C2 server has a certificate for mail.mofa.gov.tw since May.'],
  ['reference', 'linked.dev', 'The C2 servers evil[.]dev and others use names of linked.dev for it.'],
  ['indicator', 'linked.dev', 'The C2 servers use names of linked.dev for it.'],
  ['indicator', 'linked.dev', 'It asks evil[.]dev.\n\n## Indicators\n\n- linked.dev\n'],
  ['reference', 'AS20473', '## Indicators\n\n- 104.18.0.9 AS20473\n'],
  ['benign', 'info@mandiant.com', '## Indicators\n\n- evil[.]dev\n\nWrite to info@mandiant.com for more.\n'],
]

const others: typeof plain = [
  ['benign', '5.4.9.4', 'This is told in Section 5.4.9.4 of the protocol.'],
  ['benign', 'onionmail.org', 'They write from bob@onionmail[.]org and ask for money.'],
  [
    'reference',
    'https://lantern.dev/map',
    '## Indicators\n\n- evil[.]dev\n- Lantern Map (https://lantern.dev/map)\n',
  ],

  [
    'benign',
    'https://login.microsoftonline.com/common/oauth2',
    'It asks hxxps://login[.]microsoftonline[.]com/common/oauth2 for a token.',
  ],
  ['victim', 'oil.dev', 'The domain is very similar to oil[.]dev, owned by a company.'],
  ['indicator', 'oil.dev', 'The domain is very similar to oil[.]dev in its pages.'],
  ['victim', 'bank.dev', 'The page is on evil[.]dev, impersonating bank[.]dev for users.'],
  ['reference', 't00ls.dev', 'It was shared on a forum called t00ls[.]dev in May.'],

  ['victim', '2345.dev', 'The malware shows a fake homepage of 2345.dev to them.'],
  ['reference', 'www.ssi.gouv.fr', '## Indicators\n\n- evil[.]dev\n\n75700 Paris www.ssi.gouv.fr\n'],
  ['reference', 'C:\\Temp\\cache\\', 'The malware lies in C:\\Temp\\cache\\ since then.'],
  ['reference', 'D:\\x.bat', 'It runs cmd.exe /c D:\\x.bat at night.'],
  ['not found', 'below.cisco', 'Malware is blocked as said below.Cisco helps.'],
  ['not found', 'pkg:pypi/index', 'The Python Package Index (PyPI) had malware.'],
]
const defanged: typeof plain = [
  ['victim', 'news.gov.mm', 'The fronted domain news[.]gov[.]mm is a legitimate domain of an agency.'],
  ['victim', 'bogota.gov.co', 'The link resolves to bogota[.]gov[.]co when visited from outside.'],
  ['indicator', 'bogota.gov.co', '## Indicators\n\n- bogota[.]gov[.]co\n'],
  ['indicator', 'bogota.gov.co', 'They compromised the site bogota[.]gov[.]co, a compromised site, in May.'],
  ['victim', 'shop.dev', 'It then opens shop[.]dev (a legitimate site) for the reader.'],
  ['victim', 'lumia.dev', 'It first asks the fronted domain lumia[.]dev for a page.'],
  ['victim', 'fines@simit.dev', 'The spoofed sender is fines@simit[.]dev in all of them.'],
  ['tool', 'spaces.dev', 'It lies on the legitimate file-sharing service spaces[.]dev then.'],
  ['indicator', 'shop.dev', 'The legitimate but compromised site shop[.]dev serves it.'],
  ['benign', 'http://127.0.0.1:4445/update', 'It asks http://127.0.0[.]1:4445/update for more.'],
  ['benign', 'http://api.ipify.org', 'It asks hxxp://api.ipify[.]org for its address.'],
  ['benign', 'xxx.xxxx.tk', 'The host was xxx[.]xxxx[.]tk in August.'],
]

for (const [role, value, text] of [...plain, ...others, ...defanged])
  test(`${value} is ${role} in ${JSON.stringify(text)}`, () => assert.equal(roleOf(value, text), role))
