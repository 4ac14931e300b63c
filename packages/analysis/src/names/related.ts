const heading =
  /^[#*_ ]{0,12}(?:related|recommended|more from|more on|you (?:may|might) also|read next|further reading|latest|references?|sources|citations|footnotes|bibliography) ?(?:\w{1,30} ){0,3}\w{0,30}[:*_ ]{0,12}$/gim
const longestTitle = 140

/** Where the links to other posts begin that end a text: a heading that says so with nothing but short lines behind. */
export function relatedStart(text: string): number {
  const tail = shortLinesStart(text)
  let start = text.length
  for (const match of text.slice(tail).matchAll(heading)) start = tail + match.index
  return start
}

/** Where the short lines begin that end a text. */
function shortLinesStart(text: string): number {
  let start = text.length
  while (start > 0) {
    const before = text.lastIndexOf('\n', start - 1)
    if (start - before - 1 > longestTitle) break
    start = before
  }
  return Math.max(0, start)
}
