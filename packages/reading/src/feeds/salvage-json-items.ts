type Salvaged = {
  readonly feed: Readonly<Record<string, unknown>>
  readonly problems: readonly string[]
}

const text = /"((?:[^"\\]|\\.)*)"/y

/**
 * What can be read of a JSON Feed that does not parse: its version and title, and each item that is whole. Null when it
 * has no list of items. One pass.
 */
export function salvageJsonItems(source: string): Salvaged | null {
  const list = /"items"\s{0,1000}:\s{0,1000}\[/.exec(source)
  if (list === null) return null
  const items: unknown[] = []
  let broken = 0
  let depth = 0
  let start = 0
  let isEnded = false
  for (let at = list.index + list[0].length; at < source.length && !isEnded; at++) {
    const character = source.charAt(at)
    if (character === '"') at = endOfText(source, at)
    else if (character === '{' && depth++ === 0) start = at
    else if (character === '}' && --depth === 0) {
      const item = parsed(source.slice(start, at + 1))
      if (item === null) broken++
      else items.push(item)
    } else if (character === ']' && depth <= 0) isEnded = true
  }
  const problems = [
    ...(broken === 0 ? [] : [`${broken} items are no valid JSON and were left out`]),
    isEnded
      ? 'the feed is no valid JSON outside its items'
      : `the feed breaks off within item ${items.length + broken + 1}, which was left out`,
  ]
  const head = source.slice(0, list.index)
  const fields = ['version', 'title', 'home_page_url'].map((name) => [name, textField(head, name)])
  return { feed: { ...Object.fromEntries(fields), items }, problems }
}

function parsed(source: string): unknown {
  try {
    return JSON.parse(source)
  } catch {
    return null
  }
}

/** The place of the quote that ends the string starting at `from`, or the end of everything. */
function endOfText(source: string, from: number): number {
  for (let at = from + 1; at < source.length; at++) {
    const character = source.charAt(at)
    if (character === '"') return at
    if (character === '\\') at++
  }
  return source.length
}

function textField(head: string, name: string): unknown {
  const key = new RegExp(`"${name}"\\s{0,100}:\\s{0,100}`).exec(head)
  if (key === null) return null
  text.lastIndex = key.index + key[0].length
  const value = text.exec(head)
  return value === null ? null : parsed(value[0])
}
