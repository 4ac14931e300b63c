import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractObservables } from '../observables/extract-observables.ts'

function roleOf(value: string, text: string): string {
  return extractObservables(text).find((one) => one.value === value)?.role ?? 'not found'
}

test('a plain hidden service is an indicator, another plain host is none', () => {
  const host = `${'quill2'.repeat(9)}ab.onion`
  assert.equal(roleOf(host, `Their page is http://${host}/blog today.`), 'indicator')
  assert.equal(roleOf('gate-one.dev', 'Their page is http://gate-one.dev/blog today.'), 'reference')
})

test('ends of a range, private addresses and hosts of examples are no indicators, even defanged', () => {
  assert.equal(roleOf('91.204.0.0', 'inetnum: 91.204.0.0 - 91.204.255.255'), 'reference')
  assert.equal(roleOf('91.204.255.255', 'inetnum: 91.204.0.0 - 91.204.255.255'), 'reference')
  assert.equal(roleOf('10.1.2.3', 'It asks 10.1.2[.]3 first.'), 'benign')
  assert.equal(roleOf('dc.contoso.com', 'It asks dc.contoso[.]com first.'), 'benign')
})

test('who gives names to anybody is benign, a name below is not', () => {
  assert.equal(roleOf('mooo.com', 'Names below mooo[.]com are free.'), 'benign')
  assert.equal(roleOf('quill.mooo.com', 'It asks quill.mooo[.]com first.'), 'indicator')
})

test('of a URL on a service only the URL is hostile, of a mailbox of a government only the mailbox', () => {
  const cloud = 'It loads hxxps://api.onedrive[.]com/v1.0/shares/u!aHR0 first.'
  assert.equal(roleOf('api.onedrive.com', cloud), 'benign')
  assert.equal(roleOf('https://api.onedrive.com/v1.0/shares/u!aHR0', cloud), 'indicator')
  assert.equal(roleOf('customs.gov.ph', '## Indicators\n\n- desk@customs[.]gov[.]ph'), 'reference')
})

test('patterns of paths, well-known programs and libraries are no indicators, also where they are listed', () => {
  const list = '## Indicators\n\n'
  assert.equal(roleOf('C:\\Quill\\[a-z0-9]{6}\\a.txt', `${list}- C:\\Quill\\[a-z0-9]{6}\\a.txt`), 'reference')
  assert.equal(roleOf('%SystemDrive%\\Quill\\a.txt', `${list}- %SystemDrive%\\Quill\\a.txt`), 'indicator')
  assert.equal(roleOf('chrome.exe', `${list}- chrome.exe`), 'tool')
  assert.equal(roleOf('chrome.exe', `${list}- chrome.exe (e0f8b5e08425c6c4d42bdbefdbe5501f)`), 'indicator')
  assert.equal(roleOf('jquery-3.3.1.min.js', 'The C2 profile asks for jquery-3.3.1.min.js first.'), 'benign')
  assert.equal(roleOf('purpose.cmd.exe', `${list}It was run for this purpose.cmd.exe /c dir`), 'tool')
})

test('what the text calls a public tool, and a repository that it only cites, are no indicators', () => {
  const tool = 'The malware is packed with the open-source tool quill-pack.exe these days.'
  assert.equal(roleOf('quill-pack.exe', tool), 'tool')
  const cited = 'The malware can be hidden with Quill: https://github.com/ann/quill today.'
  assert.equal(roleOf('https://github.com/ann/quill', cited), 'reference')
  const hostile = 'The malware comes from the attacker’s repository https://github.com/ann/quill today.'
  assert.equal(roleOf('https://github.com/ann/quill', hostile), 'indicator')
})

test('programs that watch and parts that programs bring along are no indicators, a copy with its hash is', () => {
  assert.equal(roleOf('avp.exe', '## Indicators\n\n- avp.exe'), 'reference')
  assert.equal(roleOf('sqlite3.dll', 'The stealer gets sqlite3.dll from its C2 server.'), 'benign')
  const copy = 'The malware drops avp.exe (e0f8b5e08425c6c4d42bdbefdbe5501f) first.'
  assert.equal(roleOf('avp.exe', copy), 'indicator')
})

test('a download from its maker is a tool, also where it is defanged', () => {
  const text = 'They fetched hxxps://download.anydesk[.]com/AnyDesk.exe and hxxps://anydesk-quill[.]com/a.exe'
  assert.equal(roleOf('https://download.anydesk.com/AnyDesk.exe', text), 'tool')
  assert.equal(roleOf('anydesk-quill.com', text), 'indicator')
})

test('references that nobody marked end where the next list is announced', () => {
  const text = (line: string) =>
    `REFERENCE:\n\n- https://lab-notes.dev/a\n\n${line}\n\n- Payload: gate-one.dev\n`
  assert.equal(roleOf('gate-one.dev', text('Another one')), 'reference')
  assert.equal(roleOf('gate-one.dev', text('TRAFFIC FOR THE FILE:')), 'indicator')
})

test('a table of observables holds indicators, a URL that is cut short is none', () => {
  const table =
    '| Observable | Type | Name |\n|---|---|---|\n| e0f8b5e08425c6c4d42bdbefdbe5501f | MD5 | lamp.exe |'
  assert.equal(roleOf('lamp.exe', table), 'indicator')
  const cut = 'It loads hxxps://gate-one[.]dev/...cut.../a.txt first.'
  assert.equal(roleOf('https://gate-one.dev/...cut.../a.txt', cut), 'reference')
  assert.equal(roleOf('gate-one.dev', cut), 'indicator')
})

test('the host of a URL on a site that lends its name is no indicator, a name below it is', () => {
  const text = 'It loads hxxps://pastebin[.]com/raw/Q1 and hxxps://quill.duckdns[.]org/a first.'
  assert.equal(roleOf('pastebin.com', text), 'benign')
  assert.equal(roleOf('https://pastebin.com/', 'They used hxxps://pastebin[.]com/ too.'), 'benign')
  assert.equal(roleOf('quill.duckdns.org', text), 'indicator')
})

test('what is said of a sender ends with its line', () => {
  const text = '- From: a@b.dev [spoofed sender]\n\nLINK:\n\n- hxxps://gate-one[.]dev/?cid=1'
  assert.equal(roleOf('gate-one.dev', text), 'indicator')
})
