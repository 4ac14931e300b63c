const heading =
  /^[#*_ ]*(?:related|recommended|more from|more on|you (?:may|might) also|read next|further reading|latest) ?(?:\w+ ){0,3}\w*[:*_ ]*$/gim
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
