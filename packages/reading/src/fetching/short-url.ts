/** A URL as messages show it: cut at 200 characters. */
export function shortUrl(url: string): string {
  return url.length <= 200 ? url : `${url.slice(0, 199)}…`
}
