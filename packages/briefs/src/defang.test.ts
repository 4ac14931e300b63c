import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ObservableType } from '@huntwire/intel-model'
import { defang } from './defang.ts'

const cases: readonly (readonly [ObservableType, string, string])[] = [
  ['ipv4-addr', '198.51.100.23', '198.51.100[.]23'],
  ['ipv4-cidr', '198.51.100.0/24', '198.51.100[.]0/24'],
  ['ipv6-addr', '2001:db8::17', '2001:db8:[:]17'],
  ['ipv6-cidr', '2001:db8::/32', '2001:db8:[:]/32'],
  ['domain-name', 'sync.fdprint-cloud.example', 'sync.fdprint-cloud[.]example'],
  ['domain-name', 'localhost', 'localhost'],
  ['url', 'https://sync.fdprint.example/v2/poll', 'hxxps://sync.fdprint[.]example/v2/poll'],
  ['url', 'http://a.example:8080/?u=http://b.example', 'hxxp://a[.]example:8080/?u=hxxp://b.example'],
  ['url', 'ftp://user:pw@a.example/x', 'ftp[://]user:pw[@]a[.]example/x'],
  ['url', 'http://[2001:db8::1]/x', 'hxxp://[2001:db8:[:]1]/x'],
  ['url', 'a.example/path.php', 'a[.]example/path.php'],
  ['url', 'http://a.example@b.example', 'hxxp://a.example[@]b[.]example'],
  ['email-addr', 'billing@pay.example', 'billing[@]pay[.]example'],
  ['user-agent', 'Bot/1.0 (+http://bot.example/)', 'Bot/1.0 (+hxxp://bot.example/)'],
  ['file-name', 'setup.py', 'setup.py'],
  ['cve', 'CVE-2023-38831', 'CVE-2023-38831'],
]

for (const [type, value, shown] of cases)
  test(`${type} ${value}`, () => {
    assert.equal(defang(type, value), shown)
  })

test('no scheme of a link is left', () => {
  for (const scheme of ['http', 'HTTPS', 'ws', 'javascript', 'xhttp'])
    assert.doesNotMatch(defang('url', `${scheme}://a.example/${scheme}://b`), /(?<!hxxps?)(?<!\[):\/\//i)
})
