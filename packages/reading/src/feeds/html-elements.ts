const voids: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)
const hidden: ReadonlySet<string> = new Set('applet script style template'.split(' '))
const inline: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big blink cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)

/** An element without an end tag. */
export function isVoidElement(name: string): boolean {
  return voids.has(name.toLowerCase())
}

/** An element whose text is not for the reader of the page. Lower case. */
export function isHiddenElement(name: string): boolean {
  return hidden.has(name)
}

/** An element that stands within a word or a line; any other one parts the words around it. Lower case. */
export function isInlineElement(name: string): boolean {
  return inline.has(name)
}
