/** Pages made to hurt a reader, by name. Each is built when asked for, since some are large. */
export const hostilePages: Readonly<Record<string, () => string>> = {
  '5,000 nested divs': () => `${'<div>'.repeat(5_000)}deep${'</div>'.repeat(5_000)}`,
  '50,000 links': () => '<a href="/x">a link to click</a> '.repeat(50_000),
  '200,000 attributes': () => `<p ${'data-a="b" '.repeat(200_000)}>text`,
  '20 MB of prose': () =>
    '<p>The operators waited two days before they moved on, and nobody noticed it.</p>'.repeat(250_000),
  '1,000,000 unclosed paragraphs': () => '<p>word '.repeat(1_000_000),
  '100,000 nested tables': () => '<table><tr><td>cell'.repeat(100_000),
  'one attribute of 10 MB': () => `<p class="${'related '.repeat(1_250_000)}">text`,
  '1,000 classes of 1 KB': () => `<div class="${'a-b_c '.repeat(170)}"><p>text`.repeat(1_000),
  '100,000 entities': () => '&amp;&#x41;&nbsp;&notanentity;'.repeat(25_000),
  '1,000,000 entities': () => '&lt;'.repeat(1_000_000),
  '50,000 nested lists': () => '<ul><li>item'.repeat(50_000),
  '8 MB of <': () => '<'.repeat(8_000_000),
  '4 million <!': () => '<!'.repeat(4_000_000),
  '1 million unclosed comments': () => '<!--'.repeat(1_000_000),
  '500,000 stray end tags': () => `${'<b>'.repeat(100_000)}${'</x></i></b>'.repeat(170_000)}`,
  '200,000 misnested elements': () => '<b><i><a href=x>y</b></i>'.repeat(200_000),
  '300,000 text nodes in nested inlines': () => '<b>x'.repeat(300_000),
  '200,000 short lines deep down': () => `${'<div class="share">'.repeat(300)}${'<p>w</p>'.repeat(200_000)}`,
  'prose deep down': () =>
    `${'<div class="a-b more">'.repeat(300)}${'<p>The operators waited two days before they moved on, and nobody saw.</p>'.repeat(20_000)}`,
  'a heading of 5 MB': () => `<h1>${'Read more '.repeat(500_000)}</h1>`,
  'a paragraph of spaces': () => `<p>${' \u200b\u00ad'.repeat(2_000_000)}`,
  'JSON-LD 200,000 deep': () =>
    `<script type="application/ld+json">${'['.repeat(200_000)}</script>`.repeat(5),
  '100,000 JSON-LD blocks': () =>
    '<script type="application/ld+json">{"@type":"NewsArticle"}</script>'.repeat(100_000),
  '500,000 meta elements': () => '<meta name="author" content="x">'.repeat(500_000),
  '100,000 times': () => '<time datetime="2026-02-30T99:99">x</time>'.repeat(100_000),
  'an author of 8 KB of signs': () => `<meta name=author content="${'By, and '.repeat(1_000)}"><p>text`,
  'preformatted lines': () => `<pre>${'\r\n \t'.repeat(2_000_000)}`,
  'Chinese without spaces': () => `<p>${'攻撃者は請求書'.repeat(700_000)}`,
}
