import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mostLines } from './choose-main.ts'
import { mainText, readPage } from './read-page.ts'

const one = 'The operators sent invoices with a script attached and waited two days before they moved on.'
const two = 'Nobody noticed that the finance share was copied to a rented server during those two days.'
const three = 'The stolen archive was offered for sale a week later, together with the names of the clients.'

function mainOf(html: string): string {
  return mainText(readPage(html, { url: null }))
}

test('main is the element whose lines are worth most, without menus and link lists around it', () => {
  const menu = `<ul>${'<li><a href="/x">A section of the site</a></li>'.repeat(30)}</ul>`
  const html = `${menu}<div id="wrap"><div class="x1"><p>${one}</p><p>${two}</p><p>Two days.</p></div>${menu}</div>`
  assert.equal(mainOf(html), `${one}\n${two}\nTwo days.`)
})

test('captions, bylines, dates, shares and related posts are beside the article', () => {
  const html = `<article><h1>Heron returns</h1><p class="article-byline">By A. Writer, who has written here for many years now</p>
    <div class="postDate">Published on the fifteenth of May, and updated on the sixteenth of May</div>
    <p>${one}</p><figure><img><figcaption>The panel of the operators as it looked on the second day</figcaption></figure>
    <p>${two}</p><div class="share-bar">Share this with all of your friends and with your colleagues too</div>
    <p>${three}</p><section class="related-posts"><p>Another story that has nothing to do with this one at all</p></section></article>`
  assert.equal(mainOf(html), `${one}\n${two}\n${three}`)
})

test('a caption is known by the credit at its end where nothing labels it', () => {
  const html = `<div><p>${one}</p><p>The office of the operators in the summer of the year before (Image: A. Press)</p><p>${two}</p></div>`
  assert.equal(mainOf(html), `${one}\n${two}`)
})

test('a table or listing in a figure is content', () => {
  const html = `<article><p>${one}</p><figure><table><tr><td>a.example</td><td>C2</td></tr></table><figcaption>Table 1: the servers that were named in the invoices</figcaption></figure><p>${two}</p></article>`
  assert.equal(mainOf(html), `${one}\na.example\tC2\n${two}`)
})

test('pitches go, and the links that they introduce', () => {
  const html = `<article><p>${one}</p><p>Read more: <a href="/x">Heron is back again</a></p><p>${two}</p>
    <h3>More great stories</h3><ul><li>🔒 The <a href="/y">story of the other group</a> and of its many invoices</li></ul><p>${three}</p></article>`
  assert.equal(mainOf(html), `${one}\n${two}\n${three}`)
})

test('what holds most of the prose is the article whatever its label says', () => {
  assert.equal(mainOf(`<div class="share social"><p>${one}</p><p>${two}</p></div>`), `${one}\n${two}`)
})

test('comments are beside the article however long they are', () => {
  const comments = `<p>${three}</p>`.repeat(8)
  const html = `<div><div class="x"><p>${one}</p><p>${two}</p></div><section id="respond" class="comments-area">${comments}</section></div>`
  assert.equal(mainOf(html), `${one}\n${two}`)
  const post = `<article class="post type-post tag-phishing category-social-engineering"><p>${one}</p><p>${two}</p></article>`
  assert.equal(mainOf(`<div>${post}<div id="disqus_thread">${comments}</div></div>`), `${one}\n${two}`)
  assert.equal(mainOf(`<body class="comments-open"><p>${one}</p><p>${two}</p></body>`), `${one}\n${two}`)
})

test('a doubtful word that labels every part says nothing', () => {
  const parts = [one, two, three].map((text) => `<div class="builder-widget text"><p>${text}</p></div>`)
  assert.equal(mainOf(`<div>${parts.join('')}</div>`), `${one}\n${two}\n${three}`)
})

test('lists and listings behind the last prose belong to it, under their heading', () => {
  const html = `<div><p>${one}</p><p>${two}</p><h2>Indicators</h2><ul><li>a.example</li><li>203.0.113.7</li></ul><p>Imprint</p></div>`
  assert.equal(mainOf(html), `${one}\n${two}\nIndicators\na.example\n203.0.113.7`)
})

test('teasers of other articles are not prose', () => {
  const teasers = `<ul>${`<li><a href="/x">Another story</a> ${one.slice(0, -1)}...</li>`.repeat(20)}</ul>`
  assert.equal(mainOf(`<div>${teasers}<div><p>${one}</p><p>${two}</p></div></div>`), `${one}\n${two}`)
})

test('Chinese prose counts by its words', () => {
  const chinese = '攻击者发送带有脚本的发票，等待两天后才开始行动，没有人注意到。'
  assert.equal(
    mainOf(`<ul><li>首页</li><li>新闻</li></ul><div><p>${chinese}</p><p>${chinese}</p></div>`),
    `${chinese}\n${chinese}`,
  )
})

test('a page of more lines than any article has is taken whole, with the note that says so', () => {
  const page = readPage('<p>A line of no great length</p>'.repeat(mostLines + 1), { url: null })
  assert.equal(page.method, 'whole-body')
  assert.deepEqual(page.main, [{ start: 0, end: page.body.length }])
  assert.match(page.notes[0] ?? '', /lines/)
})
