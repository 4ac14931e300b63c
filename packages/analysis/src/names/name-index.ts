import { nameKey, type ThreatName } from '@huntwire/knowledge'
import { type WordTable, wordTable } from '../passage/word-table.ts'
import { hashKeys, hashOf, type KeyHashes } from './key-hashes.ts'

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
  readonly known: readonly KnownName[] | undefined
  /** The longest key of a name that begins so. */
  reach: number
  /** The hash of the word, to go on from. */
  readonly hash: number
  /** Whether such a name may be written in small letters; few may. */
  isSmall: boolean
}

/** All names by their key, and the words they may begin with. */
export interface NameIndex {
  readonly byKey: ReadonlyMap<string, readonly KnownName[]>
  readonly hashes: KeyHashes
  readonly beginnings: WordTable<Beginning | undefined>
}

/** An index of names that finds `Cobalt Strike`, `CobaltStrike` and `cobalt-strike` under one key. */
export function nameIndexOf(entities: readonly ThreatName[]): NameIndex {
  const byKey = new Map<string, KnownName[]>()
  const keys = new Map<KnownName, string>()
  for (const name of entities.flatMap(namesOf)) {
    const key = nameKey(name.written)
    keys.set(name, key)
    append(byKey, key, name)
  }
  for (const known of byKey.values()) if (known.length > 1) known.sort((a, b) => rank(a) - rank(b))
  const beginnings = beginningsOf(keys, byKey)
  return {
    byKey,
    hashes: hashKeys(byKey.keys()),
    beginnings: wordTable((word) => beginnings.get(word) ?? beginnings.get(singularOf(word))),
  }
}

/** Shorter names have no plural. */
const shortestPlural = 6

/** `njRATs`; a word that is no plural stays as it is. */
function singularOf(word: string): string {
  return word.length >= shortestPlural && word.endsWith('s') ? word.slice(0, -1) : word
}

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
  keys: ReadonlyMap<KnownName, string>,
  byKey: ReadonlyMap<string, readonly KnownName[]>,
): ReadonlyMap<string, Beginning> {
  const beginnings = new Map<string, Beginning>()
  for (const [name, key] of keys) {
    const words = firstWords(name.written, key)
    for (const word of words) add(word, key)
    for (const word of smallWords(name, key, words)) allowSmall(word)
  }
  return beginnings

  function add(word: string, key: string): void {
    if (word === '') return
    let beginning = beginnings.get(word)
    if (beginning === undefined) {
      beginning = { key: word, known: byKey.get(word), reach: 0, hash: hashOf(word), isSmall: false }
      beginnings.set(word, beginning)
    }
    if (key.length > word.length) beginning.reach = Math.max(beginning.reach, key.length + 1)
  }

  function allowSmall(word: string): void {
    const beginning = beginnings.get(word)
    if (beginning !== undefined) beginning.isSmall = true
  }
}

/** `APT-28` may begin with `apt` or `apt28`, `TrickBot` with `trick` or `trickbot`, as the text splits it. */
function firstWords(written: string, key: string): string[] {
  const words = written.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const first = words[0] ?? ''
  const start = /^(?:\p{Lu}?\p{Ll}+(?=[\p{Lu}\d])|\p{L}+(?=\d))/u.exec(first)?.[0] ?? first
  const two = words.length > 1 ? first + (words[1] ?? '') : first
  const all = [key, start.toLowerCase(), first.toLowerCase(), two.toLowerCase()]
  return all.filter((word, at) => all.indexOf(word) === at && (word.length > 1 || word === key))
}

/** A long name may be written in one word in lower case, and one that has no capital as it is. */
function smallWords(
  { entity, written, weak }: KnownName,
  key: string,
  words: readonly string[],
): readonly string[] {
  if (entity.isProgram) return [key]
  if (weak) return []
  if (!/^\p{Lu}/u.test(written) || written.includes('_')) return words
  return key.length > 5 ? [key] : []
}

function append(byKey: Map<string, KnownName[]>, key: string, name: KnownName): void {
  const others = byKey.get(key)
  if (others === undefined) byKey.set(key, [name])
  else others.push(name)
}
