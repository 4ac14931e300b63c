import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractObservables } from './extract-observables.ts'

function found(text: string): string[] {
  return extractObservables(text)
    .filter(({ type }) => type.startsWith('file-') || type === 'package')
    .map(({ type, value, role, evidence }) => {
      assert.equal(text.slice(evidence.start, evidence.end), evidence.quote)
      return `${type} ${value} ${role}`
    })
}

const cases: readonly (readonly [text: string, ...values: string[]])[] = [
  ['The loader drops update_svc.exe there.', 'file-name update_svc.exe indicator'],
  ['They sent invoice-0926.iso to everyone.', 'file-name invoice-0926.iso reference'],
  ['It asks evil[.]exe for more.', 'file-name evil.exe indicator'],
  [
    'It starts powershell.exe and svchost.exe.',
    'file-name powershell.exe tool',
    'file-name svchost.exe benign',
  ],
  ['Written in Node.js with a package.json.', 'file-name Node.js benign', 'file-name package.json benign'],
  ['Any .exe or *.dll in it, version 1.2.bin', 'file-name 1.2.bin reference'],
  [
    'The malware runs C:\\Windows\\System32\\rundll32.exe C:\\Users\\Public\\fd.dll,Init and stops.',
    'file-path C:\\Windows\\System32\\rundll32.exe tool',
    'file-path C:\\Users\\Public\\fd.dll indicator',
  ],
  [
    'The backdoor hides as C:\\Users\\Public\\svchost.exe',
    'file-path C:\\Users\\Public\\svchost.exe indicator',
  ],
  [
    'Open "C:\\Program Files\\My App\\run me.exe" first',
    'file-path C:\\Program Files\\My App\\run me.exe reference',
  ],
  ['into %APPDATA%\\Foo Bar\\x.dat, then', 'file-path %APPDATA%\\Foo Bar\\x.dat reference'],
  [
    'in C:\\Windows\\Temp and C:\\Temp and',
    'file-path C:\\Windows\\Temp benign',
    'file-path C:\\Temp benign',
  ],
  ['reads C:\\Users\\bob\\.aws\\credentials now', 'file-path C:\\Users\\bob\\.aws\\credentials reference'],
  ['from \\\\fs01\\share$\\a.txt today', 'file-path \\\\fs01\\share$\\a.txt reference'],
  [
    'The implant writes /tmp/.x11/kworker and reads /etc/passwd.',
    'file-path /tmp/.x11/kworker indicator',
    'file-path /etc/passwd benign',
  ],
  ['either and/or https://a.test/tmp/x or a/var/b'],
  ['Run npm install -g @evil/left-pad@1.0.0 now', 'package pkg:npm/%40evil/left-pad reference'],
  ['pip install requests_toolbelt2', 'package pkg:pypi/requests-toolbelt2 reference'],
  ['The malicious npm package `evil-pad` steals.', 'package pkg:npm/evil-pad indicator'],
  ['The "colorz" PyPI package is fine.', 'package pkg:pypi/colorz reference'],
  ['Malicious code in discord-rich (npm)', 'package pkg:npm/discord-rich indicator'],
  ['pkg:npm/foo@1.0.0, and npm is a registry.', 'package pkg:npm/foo@1.0.0 reference'],
]

for (const [text, ...values] of cases)
  test(`files and packages of ${JSON.stringify(text.slice(0, 60))}`, () => {
    assert.deepEqual(found(text), values)
  })
