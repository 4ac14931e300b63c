import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isCommonKey } from './registry-keys.ts'

test('where Windows looks for programs is common, what stands there is not', () => {
  for (const key of [
    'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run',
    'HKLM\\\\SOFTWARE\\\\Microsoft\\\\Windows NT\\\\CurrentVersion\\\\Winlogon',
    'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\',
  ])
    assert.equal(isCommonKey(key), true, key)
  for (const key of [
    'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\Lantern',
    'HKCU\\Cloglike',
    'HKLM\\SYSTEM\\CurrentControlSet\\Services\\LanternSvc',
  ])
    assert.equal(isCommonKey(key), false, key)
})
