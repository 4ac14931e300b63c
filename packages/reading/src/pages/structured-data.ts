/** What a page says about itself in JSON-LD (schema.org Article and its kinds). */
export type StructuredData = {
  readonly headline: string | null
  readonly author: string | null
  readonly published: string | null
}

const articleTypes = /(?:article|posting|report|webpage)$/i
const maxNodes = 2_000
const maxAuthors = 20

/** The first article in the page's JSON-LD blocks; blocks that are no JSON hold none. */
export function readStructuredData(blocks: readonly string[]): StructuredData {
  const nodes = blocks.flatMap(nodesOf).filter(isArticle)
  return {
    headline: firstText(nodes.map((node) => node['headline'])),
    author: firstText(nodes.map((node) => nameOf(node['author']))),
    published: firstText(nodes.map((node) => node['datePublished'])),
  }
}

type Node = Readonly<Record<string, unknown>>

/** The block's own objects and those of its lists and `@graph`, breadth first and bounded. */
function nodesOf(block: string): readonly Node[] {
  const found: Node[] = []
  const queue: unknown[] = [parse(block)]
  for (let index = 0; index < queue.length && index < maxNodes; index++) {
    const value = queue[index]
    if (Array.isArray(value)) queue.push(...value.slice(0, maxNodes))
    else if (isNode(value)) {
      found.push(value)
      queue.push(value['@graph'])
    }
  }
  return found
}

function parse(block: string): unknown {
  try {
    return JSON.parse(block)
  } catch {
    return null
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isArticle(node: Node): boolean {
  return [node['@type']].flat().some((type) => typeof type === 'string' && articleTypes.test(type))
}

/** The names of an author or of several, apart by commas. */
function nameOf(author: unknown): string {
  const names = [author].flat().map((one) => (isNode(one) ? one['name'] : one))
  return names
    .slice(0, maxAuthors)
    .filter((name) => typeof name === 'string')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !/^(?:https?:)?\/\//i.test(name))
    .join(', ')
}

function firstText(values: readonly unknown[]): string | null {
  const found = values.find((value) => typeof value === 'string' && value.trim() !== '')
  return typeof found === 'string' ? found.trim().slice(0, 2_000) : null
}
