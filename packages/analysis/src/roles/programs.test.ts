import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractObservables } from '../observables/extract-observables.ts'

const rows: readonly (readonly [role: string, value: string, text: string])[] = [
  ['reference', 'relay.exe', 'It injects the payload into relay.exe and waits.'],
  ['reference', 'relay.exe', 'The malware injected itself, by hollowing, into relay.exe that runs.'],
  ['reference', 'relay.exe', 'The malware terminates processes such as guard.exe and relay.exe first.'],
  ['reference', 'relay.exe', 'The malware checks for virtual machines by their relay.exe process.'],
  ['indicator', 'relay.exe', 'The malicious relay.exe terminates all processes of guards.'],
  [
    'indicator',
    'relay.exe',
    'A file was sent (SHA-1: 2e27d2c8f25b9b75edccea28ba2c19c9e45878cd (relay.exe)).',
  ],
  ['indicator', 'relay.exe', 'Then came relay.exe (2e27d2c8f25b9b75edccea28ba2c19c9e45878cd), a day later.'],
  ['indicator', 'READ_ME.txt', 'The ransom note is named “READ_ME.txt” in each folder.'],
  ['indicator', 'offer.pdf', 'It drops a decoy, offer.pdf, and opens it.'],
  ['benign', 'C:\\PerfLogs\\', 'A copy of it was dropped into C:\\PerfLogs\\ that day.'],
  ['reference', 'relay.exe', 'The payload goes into a legitimate Windows process such as relay.exe then.'],
  ['tool', 'relay.exe', 'The loader has relay.exe executable abused to side-load a malicious DLL.'],
  ['reference', 'relay.exe', 'The malware ends if any of the following are active: guard.exe|relay.exe.'],
  ['tool', 'relay.aspx', 'The web shell follows requests to the legitimate relay.aspx file.'],
  ['reference', 'relay.exe', 'The program relay.exe prints pages.'],
]

for (const [role, value, text] of rows)
  test(`${value} is ${role}: ${text}`, () =>
    assert.equal(extractObservables(text).find((one) => one.value === value)?.role, role))

test('a file whose name or place is listed with its hash is an indicator', () => {
  const hash = 'e0f8b5e08425c6c4d42bdbefdbe5501f'
  const roleIn = (text: string) =>
    extractObservables(text).find(({ type }) => type === 'file-name' || type === 'file-path')?.role
  assert.equal(roleIn(`- MD5 hash: ${hash}\n- File size: 4 KB\n- File name: lamp-oil.dat`), 'indicator')
  assert.equal(roleIn(`- File location: C:\\Quill\\lamp.dat\n- MD5 hash: ${hash}`), 'indicator')
  assert.equal(roleIn(`We read it there and then.\n- File name: lamp-oil.dat`), 'reference')
  assert.equal(roleIn(`It has the MD5 hash ${hash}.\nIt read lamp-oil.dat there.`), 'reference')
})
