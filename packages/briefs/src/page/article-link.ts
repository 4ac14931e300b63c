import { type Html, html } from './html.ts'

/** An article's address: a link when it is one of the web, else text. */
export function articleLink(url: string, text: string = url): Html {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return html`${text}`
  return html`<a href="${url}" rel="noopener noreferrer nofollow">${text}</a>`
}
