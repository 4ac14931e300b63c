import { nameKey, type ThreatName } from '@huntwire/knowledge'
import { hashKeys, hashOf, type KeyHashes } from './key-hashes.ts'
import { addShape, newShapes } from './word-shapes.ts'

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

/** Where names begin: a word that is a name, or begins some. */
export interface Beginning {
  readonly key: string
  known: readonly KnownName[] | undefined
  /** The longest key of a name that begins so. */
  reach: number
  /** The hash of the word, to go on from. */
  readonly hash: number
}

/** All names by their key, and the words they may begin with. */
export interface NameIndex {
  readonly byKey: ReadonlyMap<string, readonly KnownName[]>
  readonly hashes: KeyHashes
  /** Beginnings by their word, where the text has it with a capital or a digit. */
  readonly capital: Beginnings
  /** The same for words in lower case, which few names may be written in. */
  readonly small: Beginnings
}

interface Beginnings {
  readonly byWord: ReadonlyMap<string, Beginning>
  /** What the words look like; most words of a text look like none of them. */
  readonly shapes: Uint32Array
}

/** An index of names that finds `Cobalt Strike`, `CobaltStrike` and `cobalt-strike` under one key. */
export function nameIndexOf(entities: readonly ThreatName[]): NameIndex {
  const names = entities.flatMap(namesOf)
  const byKey = new Map<string, KnownName[]>()
  for (const name of names) append(byKey, nameKey(name.written), name)
  for (const known of byKey.values()) if (known.length > 1) known.sort((a, b) => rank(a) - rank(b))
  for (const [key, known] of [...byKey])
    if (key.length >= shortestSingular && !byKey.has(`${key}s`)) byKey.set(`${key}s`, known)
  return {
    byKey,
    hashes: hashKeys(byKey.keys()),
    capital: beginningsOf(names, byKey, capitalBeginnings),
    small: beginningsOf(names, byKey, smallBeginnings),
  }
}

/** Shorter names have no plural. */
const shortestSingular = 5

function namesOf(entity: ThreatName): KnownName[] {
  const names = entity.names.map((written) => ({
    entity,
    written,
    weak: entity.weak.has(written),
    common: entity.common.has(written),
    rare: entity.rare.has(written),
  }))
  if (entity.id !== null) names.push({ entity, written: entity.id, weak: false, common: false, rare: false })
  return names
}

/** The own name of an entity of ATT&CK comes first, an alias of one that ATT&CK does not know last. */
export function rank({ entity, written }: KnownName): number {
  return (entity.id === null ? 2 : 0) + (nameKey(entity.name) === nameKey(written) ? 0 : 1)
}

function beginningsOf(
  names: readonly KnownName[],
  byKey: ReadonlyMap<string, readonly KnownName[]>,
  wordsOf: (name: KnownName) => readonly string[],
): Beginnings {
  const byWord = new Map<string, Beginning>()
  const shapes = newShapes()
  for (const name of names) {
    const key = nameKey(name.written)
    for (const word of new Set(wordsOf(name))) {
      if (word === '') continue
      add(word, key)
      if (word === key && byKey.has(`${key}s`)) add(`${key}s`, `${key}s`)
    }
  }
  return { byWord, shapes }

  function add(word: string, key: string): void {
    let beginning = byWord.get(word)
    if (beginning === undefined) {
      beginning = { key: word, known: byKey.get(word), reach: 0, hash: hashOf(word) }
      byWord.set(word, beginning)
      addShape(shapes, word)
    }
    if (key.length <= word.length) return
    beginning.reach = Math.max(beginning.reach, key.length + 1)
  }
}

/** `APT-28` may begin with `apt` or `apt28`, `TrickBot` with `trick` or `trickbot`, as the text splits it. */
function capitalBeginnings({ written }: KnownName): string[] {
  const words = written.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const first = words[0] ?? ''
  const start = /^(?:\p{Lu}?\p{Ll}+(?=[\p{Lu}\d])|\p{L}+(?=\d))/u.exec(first)?.[0] ?? first
  return [start, first, first + (words[1] ?? ''), words.join('')].map((word) => word.toLowerCase())
}

/** A long name may be written in one word in lower case, and one that has no capital as it is. */
function smallBeginnings(name: KnownName): string[] {
  if (name.entity.isProgram) return [nameKey(name.written)]
  if (name.weak) return []
  if (/^\p{Lu}/u.test(name.written) && !name.written.includes('_'))
    return nameKey(name.written).length > 5 ? [nameKey(name.written)] : []
  return capitalBeginnings(name)
}

function append(byKey: Map<string, KnownName[]>, key: string, name: KnownName): void {
  const others = byKey.get(key)
  if (others === undefined) byKey.set(key, [name])
  else others.push(name)
}
