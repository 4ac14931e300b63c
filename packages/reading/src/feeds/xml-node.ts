/** A value as xml2js makes it: text, or an object with the text in `_`, attributes in `$` and children in arrays. */
export type XmlNode = unknown

/** The text of the first of `nodes` that has some. */
export function firstText(nodes: XmlNode): string | null {
  for (const node of [nodes].flat()) {
    const text = textOf(node)
    if (text !== null && text.trim() !== '') return text.trim()
  }
  return null
}

/** The value of an attribute. */
export function attribute(node: XmlNode, name: string): string | null {
  const value = property(property(node, '$'), name)
  return typeof value === 'string' ? value : null
}

/** The children of one name. */
export function children(node: XmlNode, name: string): readonly XmlNode[] {
  const value = property(node, name)
  return value === undefined ? [] : [value].flat()
}

function textOf(node: XmlNode): string | null {
  if (typeof node === 'string') return node
  const text = property(node, '_')
  return typeof text === 'string' ? text : null
}

function property(node: unknown, name: string): unknown {
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, name)) return undefined
  return (node as Readonly<Record<string, unknown>>)[name]
}
