import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findWords } from '../passage/words.ts'
import { detectLanguage } from './detect-language.ts'

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
    assert.equal(detectLanguage(text, findWords(text)), language)
  })
