import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractObservables } from './extract-observables.ts'

const sha1 = 'C9970ACED0301177ADF1FB9FB0E2C5D5CB4B4F41'

function valuesIn(text: string): string[] {
  return extractObservables(text).map(({ type, value }) => `${type} ${value}`)
}

test('a file name behind a whole hash is the name; where the hash cannot be told apart there is none', () => {
  assert.ok(valuesIn(`seen: ${sha1}Quill-Setup.msi`).includes('file-name Quill-Setup.msi'))
  assert.deepEqual(valuesIn(`seen: control${sha1.toLowerCase()}db.ps1`), [])
  assert.deepEqual(valuesIn(`seen: ${sha1}.exe`).slice(0, 1), [`file-name ${sha1}.exe`])
})

test('the head of the next cell is not part of a URL', () => {
  assert.ok(valuesIn('hxxps://quill[.]dev/roman.msiSHA-256 is').includes('url https://quill.dev/roman.msi'))
  assert.ok(valuesIn('hxxps://quill[.]dev/getMD5 is').includes('url https://quill.dev/getMD5'))
})

test('the parts of a path with blanks belong together where it is an application', () => {
  assert.ok(
    valuesIn('It lies in /Applications/Lantern Pro X.app/Contents/MacOS/lantern today.').includes(
      'file-path /Applications/Lantern Pro X.app/Contents/MacOS/lantern',
    ),
  )
  assert.ok(
    valuesIn('It lies in ~/Library/Application Support/quill/run today.').includes(
      'file-path ~/Library/Application Support/quill/run',
    ),
  )
  assert.ok(valuesIn('It writes /Users/ann/quill.sh Then it ends.').includes('file-path /Users/ann/quill.sh'))
})

test('a sentence without a blank behind it, and what stands behind a coded blank, are no files', () => {
  assert.deepEqual(valuesIn('Blocking them is recommended.ISO images are common'), [])
  assert.deepEqual(valuesIn('![Figure 3](/images/Figure%203.png)'), [])
})

test('one file name in two spellings is one value', () => {
  const found = extractObservables('The dropper Quill.exe is started. Behind it stands quill.exe again.')
  assert.deepEqual(
    found.map(({ value, role }) => `${value} ${role}`),
    ['Quill.exe indicator'],
  )
})

test('a coded separator in front of a host, a next cell behind it, and source files are no part of it', () => {
  assert.deepEqual(valuesIn('url=https%3A%2F%2Fquill-orders[.]com was seen'), [
    'domain-name quill-orders.com',
  ])
  assert.deepEqual(valuesIn('hxxps://quill[.]iodomainfree was seen'), [])
  assert.deepEqual(valuesIn('asio_spawn[.]hpp was seen'), [])
  assert.ok(valuesIn('(see hxxp://quill[.]dev/a.hhp).Defines the').includes('url http://quill.dev/a.hhp'))
  assert.ok(valuesIn('Its name is SHA256QuillTemp.dotm now').includes('file-name QuillTemp.dotm'))
})

test('a link in Markdown ends its text, an escaped quote a key and a path', () => {
  assert.deepEqual(valuesIn("'[hxxps[:]//quill[.]dev/a?k=1](hxxps[:]//quill[.]dev/a?k=1)'"), [
    'url https://quill.dev/a?k=1',
    'domain-name quill.dev',
  ])
  const key = String.raw`reg query \"HKEY_CURRENT_USER\\Software\\Quill\\Lamp\"`
  assert.deepEqual(valuesIn(key), [String.raw`windows-registry-key HKEY_CURRENT_USER\\Software\\Quill\\Lamp`])
  const path = String.raw`/tr \"C:\\Quill\\lamp.exe\" /sc`
  assert.ok(valuesIn(path).includes(String.raw`file-path C:\\Quill\\lamp.exe`))
})

test('a URL that is turned round has no host', () => {
  assert.deepEqual(valuesIn("Invoke('txt.1/moc[.]lliuq.ndc//:sptth')"), [])
})

test('the next word glued to a path is no part of it, the port of WebDAV is part of a URL', () => {
  assert.ok(valuesIn('wrote C:\\Quill\\note.txtLantern has').includes('file-path C:\\Quill\\note.txt'))
  assert.deepEqual(valuesIn('opens file[:]//203.0.113[.]24@80/a/lamp.zip/lamp.msi first'), [
    'url file://203.0.113.24@80/a/lamp.zip/lamp.msi',
    'ipv4-addr 203.0.113.24',
  ])
  assert.ok(!valuesIn('then GET /files/lamp.zip/lamp.msi').some((value) => value.startsWith('url')))
  assert.ok(valuesIn('opens hxxp://ann@quill[.]dev/a first').includes('domain-name quill.dev'))
})
