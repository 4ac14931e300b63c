import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forbiddenUrl } from './forbidden-url.ts'

const inside = [
  'http://127.0.0.1/',
  'http://127.1/',
  'http://127.0.0.1./',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0x7f.0.0.1/',
  'http://0177.0.0.1/',
  'http://0177.0x0.0.1/',
  'http://017700000001/',
  'http://0/',
  'http://0.0.0.0/',
  'http://10.1.2.3/',
  'http://172.16.0.1/',
  'http://172.31.255.255/',
  'http://192.168.0.1/',
  'http://100.64.0.1/',
  'http://100.100.100.200/latest/meta-data/',
  'http://169.254.169.254/latest/meta-data/',
  'http://0xa9fea9fe/',
  'http://2852039166/',
  'http://168.63.129.16/',
  'http://192.0.0.192/',
  'http://198.18.0.1/',
  'http://224.0.0.1/',
  'http://255.255.255.255/',
  'http://[::1]/',
  'http://[::]/',
  'http://[0:0:0:0:0:0:0:1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[::127.0.0.1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[64:ff9b::10.0.0.1]/',
  'http://[64:ff9b:1::1]/',
  'http://[2002:7f00:1::]/',
  'http://[2001:0:1::1]/',
  'http://[fe80::1]/',
  'http://[fc00::1]/',
  'http://[fd00:ec2::254]/',
  'http://[ff02::1]/',
  'http://[2001:db8::1]/',
  'http://localhost/',
  'http://LOCALHOST:8080/',
  'http://localhost./',
  'http://a.localhost/',
  'http://printer.local/',
  'http://metadata.google.internal/',
  'http://metadata/',
  'http://redis/',
  'http://redis./',
  'http://kafka.default.svc/',
  'http://wiki.corp/',
  'https://blog.example.net:6379.evil.example/',
  'https://blog.example.net:25/',
  'https://blog.example.net:6667/',
  'http://127.0.0.1\\@blog.example.net/',
  'http:\\\\127.0.0.1/',
  'http://blog.example.net@127.0.0.1/',
  'http://127。0。0。1/',
  'http://①②⑦.0.0.1/',
  'http://loc%61lhost/',
  'https://user@93.184.215.14/',
  'file:///etc/passwd',
  'gopher://127.0.0.1/',
  'nonsense',
]

test('refuses every spelling of an inside address', () => {
  for (const url of inside) assert.notEqual(forbiddenUrl(url), null, url)
})

test('lets public addresses and names through', () => {
  for (const url of [
    'https://93.184.215.14/',
    'https://[2606:4700::1111]/',
    'https://[64:ff9b::5db8:d70e]/',
    'https://blog.example.net/',
    'https://localhost.example.net/',
    'https://172.32.0.1/',
  ])
    assert.equal(forbiddenUrl(url), null, url)
})

test('an allowed origin is exact: scheme, host and port', () => {
  const allowed = ['http://127.0.0.1:8080']
  assert.equal(forbiddenUrl('http://127.0.0.1:8080/feed', allowed), null)
  assert.notEqual(forbiddenUrl('http://127.0.0.1:8081/feed', allowed), null)
  assert.notEqual(forbiddenUrl('https://127.0.0.1:8080/feed', allowed), null)
})

test('says why', () => {
  assert.equal(forbiddenUrl('http://0x7f.1/'), '127.0.0.1 is not on the public Internet (loopback)')
})
