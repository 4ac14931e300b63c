import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPassage } from '../passage/passage.ts'
import { isRead, languageOf } from './language-of.ts'

const rows: readonly (readonly [string, string | null])[] = [
  ['The attackers used the vulnerability to take control of the servers.', 'en'],
  ['Die Angreifer haben die Schwachstelle genutzt und das Netz wurde verschlüsselt.', 'de'],
  ['Les attaquants ont utilisé une faille pour prendre le contrôle des serveurs.', 'fr'],
  ['Los atacantes usaron una vulnerabilidad para tomar el control de los servidores.', 'es'],
  ['Злоумышленники использовали уязвимость для захвата серверов.', 'ru'],
  ['攻撃者はこの脆弱性を悪用してサーバーを乗っ取りました。', 'ja'],
  ['攻击者利用该漏洞控制了受害者的服务器并窃取了大量敏感数据。', 'zh'],
  ['198.51.100.23 evil.example', null],
]

for (const [text, language] of rows)
  test(`${language} is told by its words or script`, () => {
    assert.equal(languageOf([readPassage(text, 'body')], null), language)
  })

test('what is declared decides where little is said, and never against the words', () => {
  const of = (text: string, declared: string) => languageOf([readPassage(text, 'body')], declared)
  assert.equal(of('198.51.100.23 evil.example', 'de'), 'de')
  assert.equal(of('Les attaquants ont utilisé une faille pour prendre le contrôle des serveurs.', 'en'), 'fr')
  assert.equal(of('The attackers used it to take control of the servers.', 'de-DE'), 'en')
})

test('code and names in Latin letters do not make a Chinese text English', () => {
  const text =
    '加载器运行 `powershell -enc SQBFAFgA`，然后等待 evil.test 的命令。if (a > b) { return this.run() }'
  assert.equal(languageOf([readPassage(text, 'body')], null), 'zh')
})

test('English and what nobody can tell is read', () => {
  assert.deepEqual([null, 'en', 'en-GB', 'de', 'eng'].map(isRead), [true, true, true, false, false])
})

test('a title in English keeps its language though it says `a` and names AI twice', () => {
  for (const title of [
    'Worm Hides a Backdoor Inside a Malicious Browser Extension',
    'New Worm Hits Harbour AI, Quill AI & More Packages',
  ]) {
    const language = languageOf([readPassage(title, 'title')], null)
    assert.ok(language === 'en' || language === null, `${language}: ${title}`)
  }
})
