const sentence = 'The group sent invoices with a shortcut file to finance teams in three countries. '
const russian = 'Группа рассылала счета с ярлыком сотрудникам финансовых отделов трёх стран. '

/** A feed of about `size` bytes: long articles escaped or in CDATA, in Latin or Cyrillic letters, many teasers, or JSON. */
export function largeFeed(kind: string, size: number): Uint8Array {
  const pieces: Buffer[] = [Buffer.from(starts[kind === 'json' ? 'json' : 'rss'])]
  let total = 0
  for (let number = 1; total < size; number++) {
    const piece = Buffer.from(itemOf(kind, number))
    pieces.push(piece)
    total += piece.length
  }
  pieces.push(Buffer.from(kind === 'json' ? '{"id":"end"}]}' : '</channel></rss>'))
  const joined = Buffer.concat(pieces)
  pieces.length = 0
  return joined
}

const starts = {
  rss: '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Large</title><link>https://large.example.net/</link>',
  json: '{"version":"https://jsonfeed.org/version/1.1","title":"Large","items":[',
}

function itemOf(kind: string, number: number): string {
  const url = `https://large.example.net/posts/${number}`
  const text = (kind === 'cyrillic' ? russian : sentence).repeat(kind === 'teasers' ? 3 : 120)
  if (kind === 'json')
    return `${JSON.stringify({ id: url, url, title: `Post ${number}`, content_html: `<p>${text}</p>` })},`
  const html = `<p>${text}</p><p><a href="${url}">More</a></p>`
  const body =
    kind === 'escaped' ? html.replaceAll('<', '&lt;').replaceAll('>', '&gt;') : `<![CDATA[${html}]]>`
  return `<item><title>Post ${number}</title><link>${url}</link><guid>${url}</guid><pubDate>Fri, 15 May 2026 10:00:00 GMT</pubDate><description>${body}</description></item>\n`
}
