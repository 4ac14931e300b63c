import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mainText, readPage } from './read-page.ts'

const pieces = [
  ...'html head body title p div span a b i h1 h2 ul li table tr td pre code figure figcaption article main nav header footer aside form time textarea script style svg template br wbr img'
    .split(' ')
    .flatMap((name) => [`<${name}>`, `</${name}>`, `<${name} class="share byline">`, `<${name} hidden>`]),
  '<a href="/x">',
  '<div class="menu related',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<!doctype html>',
  '&amp;',
  '&#0;',
  '&#x10ffff;',
  '&#xd800;',
  '&notit;',
  '&',
  '<',
  '>',
  '"',
  "='",
  '\u0000',
  '\ud83d',
  '\udc00',
  '\u00ad\u200b',
  '\t\r\n ',
  '攻击者发送带有脚本的发票',
  'Read more: ',
  ' The operators sent invoices with a script attached and waited for two days. ',
  ' Nobody noticed that the finance share was copied to a rented server... ',
  '<script type="application/ld+json">{"@type":"NewsArticle","headline":"T","author":[{"name":[1]},null]}</script>',
  '<meta property="og:title" content="The operators">',
  '<link rel="canonical" href="//[">',
]

function soup(seed: number): string {
  let state = seed
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  return Array.from({ length: 1 + below(60) }, () => pieces[below(pieces.length)]).join('')
}

test('any tag soup gives a result: main are ordered ranges of the body, no line is empty, the same again', () => {
  let withMain = 0
  for (let seed = 0; seed < 20_000; seed++) {
    const html = soup(seed)
    const page = readPage(html, { url: 'https://a.example/x' })
    let end = -1
    for (const range of page.main) {
      assert.ok(end < range.start && range.start < range.end && range.end <= page.body.length, `seed ${seed}`)
      end = range.end
    }
    assert.ok(!/\n\n|^\n|\n$/.test(page.body), `seed ${seed}: ${JSON.stringify(page.body)}`)
    if (mainText(page) !== '') withMain += 1
    if (seed % 20 === 0) assert.deepEqual(readPage(html, { url: 'https://a.example/x' }), page)
  }
  assert.ok(withMain > 5_000, `${withMain} with main text`)
})
