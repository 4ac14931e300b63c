import { nameKey, type ThreatName } from '@huntwire/knowledge'

/** A name and whose it is. */
export interface KnownName {
  readonly entity: ThreatName
  readonly written: string
  /** An ordinary word, or two or three letters: something else must say that it is meant. */
  readonly weak: boolean
  /** A weak one that nearly always means the word. */
  readonly common: boolean
  /** A strong one that is a word too. */
  readonly rare: boolean
}

/** All names by their key, and the letters they may begin with. */
export interface NameIndex {
  readonly byKey: ReadonlyMap<string, readonly KnownName[]>
  /** The longest key that begins with a first word; a name is looked for only behind these. */
  readonly reach: ReadonlyMap<string, number>
  /** Which first letter, last letter and length the first words have; most words of a text have none of them. */
  readonly shapes: Uint8Array
}

/** An index of names that finds `Cobalt Strike`, `CobaltStrike` and `cobalt-strike` under one key. */
export function nameIndexOf(entities: readonly ThreatName[]): NameIndex {
  const byKey = new Map<string, KnownName[]>()
  const reach = new Map<string, number>()
  for (const entity of entities) {
    if (entity.id !== null) add({ entity, written: entity.id, weak: false, common: false, rare: false })
    for (const written of entity.names)
      add({
        entity,
        written,
        weak: entity.weak.has(written),
        common: entity.common.has(written),
        rare: entity.rare.has(written),
      })
  }
  for (const known of byKey.values()) if (known.length > 1) known.sort((a, b) => rank(a) - rank(b))
  const shapes = new Uint8Array(1 << 15)
  for (const first of reach.keys()) {
    shapes[shapeOf(first)] = 1
    if (first.length >= shortestPlural - 1) shapes[shapeOf(`${first}s`)] = 1
  }
  return { byKey, reach, shapes }

  function add(known: KnownName): void {
    const key = nameKey(known.written)
    const others = byKey.get(key)
    if (others === undefined) byKey.set(key, [known])
    else others.push(known)
    for (const first of firstWords(known.written))
      if ((reach.get(first) ?? 0) < key.length) reach.set(first, key.length)
  }
}

/** Shorter words lose no plural `s`. */
export const shortestPlural = 6

/** First letter, last letter and length of a word in one number. */
export function shapeOf(word: string): number {
  const { length } = word
  const first = word.charCodeAt(0) & 31
  const last = word.charCodeAt(length - 1) & 31
  return (first << 10) | (last << 5) | (length > 31 ? 31 : length)
}

/** The own name of an entity of ATT&CK comes first, an alias of one that ATT&CK does not know last. */
function rank({ entity, written }: KnownName): number {
  return (entity.id === null ? 2 : 0) + (nameKey(entity.name) === nameKey(written) ? 0 : 1)
}

/** `APT-28` may begin with `apt` or `apt28`, `TrickBot` with `trick` or `trickbot`, as the text splits it. */
function firstWords(written: string): Set<string> {
  const words = written.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const first = words[0] ?? ''
  const start = /^(?:\p{Lu}?\p{Ll}+(?=[\p{Lu}\d])|\p{L}+(?=\d))/u.exec(first)?.[0] ?? first
  return new Set([start, first, first + (words[1] ?? ''), words.join('')].map((word) => word.toLowerCase()))
}
