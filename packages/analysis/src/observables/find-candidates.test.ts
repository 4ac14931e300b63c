import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractObservables } from './extract-observables.ts'

const kinds = new Set(['mac-addr', 'autonomous-system', 'eth', 'btc', 'windows-registry-key'])

function found(text: string): string[] {
  return extractObservables(text)
    .filter(({ type }) => kinds.has(type))
    .map(({ type, value, evidence }) => {
      assert.equal(text.slice(evidence.start, evidence.end), evidence.quote)
      return `${type} ${value}`
    })
}

test('each is found as written', () => {
  assert.deepEqual(found('It has the MAC 00:1A:2b:3c:4D:5e, or 00-1A-2B-3C-4D-5E.'), [
    'mac-addr 00:1A:2b:3c:4D:5e',
    'mac-addr 00-1A-2B-3C-4D-5E',
  ])
  assert.deepEqual(found('Hosted in AS14061 (ASN 9009).'), [
    'autonomous-system AS14061',
    'autonomous-system AS9009',
  ])
  assert.deepEqual(found('Pay to 0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe.'), [
    'eth 0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe',
  ])
  assert.deepEqual(found('It sets `HKCU\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Run` at start.'), [
    'windows-registry-key HKCU\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Run',
  ])
  assert.deepEqual(found('Key: HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\quill.'), [
    'windows-registry-key HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\quill',
  ])
})

test('a wallet counts only when its checksum holds', () => {
  assert.deepEqual(found('1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'), ['btc 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'])
  assert.deepEqual(found('1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb'), [])
  assert.deepEqual(found('bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'), [
    'btc bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
  ])
  assert.deepEqual(found('bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5'), [])
})

test('what only looks like one is none', () => {
  for (const text of [
    'An AS400 and an AS 400.',
    'as 1234 of them',
    'ASA5505',
    '00:1A:2b:3c:4D',
    'HKLM and HKCU',
  ])
    assert.deepEqual(found(text), [], text)
})

test('a registry key between quotes may end with spaces inside, one in a command ends before the switch', () => {
  assert.deepEqual(found('reg add "HKLM\\System\\CurrentControlSet\\Control\\Terminal Server" /v x'), [
    'windows-registry-key HKLM\\System\\CurrentControlSet\\Control\\Terminal Server',
  ])
  assert.deepEqual(found('reg add HKCU\\Software\\Classes\\x\\InProcServer32 /t REG_SZ /d C:\\a\\b.dll'), [
    'windows-registry-key HKCU\\Software\\Classes\\x\\InProcServer32',
  ])
})

test('wallets of Ethereum and Monero count only when their checksum holds', () => {
  const monero =
    '43356cVfz6E7jz8d1RTZ3gETZJPw4eR22MB8UAkBnS8STthdSngNnrWacEbjqsDixJhA76VxiPxwU54A4iEko9dL8HKs3mJ'
  const wallets = (text: string) => extractObservables(text).map(({ type, value }) => `${type} ${value}`)
  assert.deepEqual(wallets(`pay ${monero} soon`), [`xmr ${monero}`])
  assert.deepEqual(wallets(`pay ${`${monero.slice(0, -1)}1`} soon`), [])
  assert.deepEqual(wallets('0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAE'), [])
  assert.deepEqual(wallets('0xde0b295669a9fd93d5f28d9ec85e40f4cb697bae'), [
    'eth 0xde0b295669a9fd93d5f28d9ec85e40f4cb697bae',
  ])
})

test('networks of IPv6, and addresses that nobody owns', () => {
  const roles = (text: string) =>
    extractObservables(text).map(({ type, value, role }) => `${type} ${value} ${role}`)
  assert.deepEqual(roles('from 2a0e:97c0::/32 and fd00:12::1, 2001:db8::1 or 2606:4700:4700::1111'), [
    'ipv6-cidr 2a0e:97c0::/32 indicator',
    'ipv6-addr fd00:12::1 benign',
    'ipv6-addr 2001:db8::1 benign',
    'ipv6-addr 2606:4700:4700::1111 benign',
  ])
})
