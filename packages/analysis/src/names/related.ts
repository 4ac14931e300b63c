const heading =
  /^[#*_ ]{0,12}(?:related|recommended|more from|more on|you (?:may|might) also|read next|further reading|latest|references?|sources|citations|footnotes|bibliography) ?(?:\w{1,30} ){0,3}\w{0,30}[:*_ ]{0,12}$/gim
const longestTitle = 140

/** Where the links to other posts begin that end a text: a heading that says so with nothing but short lines behind. */
export function relatedStart(text: string): number {
  let start = text.length
  for (const match of text.matchAll(heading)) start = match.index
  const isList = text
    .slice(start)
    .split('\n')
    .every((line) => line.length <= longestTitle)
  return isList ? start : text.length
}
