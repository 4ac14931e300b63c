import { nameKey, type ThreatName } from '@huntwire/knowledge'

/** A name and whose it is. */
export interface KnownName {
  readonly entity: ThreatName
  readonly written: string
  readonly weak: boolean
}

/** All names by their key, and the letters they may begin with. */
export interface NameIndex {
  readonly byKey: ReadonlyMap<string, readonly KnownName[]>
  /** The longest key that begins with a first word; a name is looked for only behind these. */
  readonly reach: ReadonlyMap<string, number>
}

/** An index of names that finds `Cobalt Strike`, `CobaltStrike` and `cobalt-strike` under one key. */
export function nameIndexOf(entities: readonly ThreatName[]): NameIndex {
  const byKey = new Map<string, KnownName[]>()
  const reach = new Map<string, number>()
  for (const entity of entities) {
    if (entity.id !== null) add(entity.id, { entity, written: entity.id, weak: false })
    for (const written of entity.names)
      if (!isProduct(written)) add(written, { entity, written, weak: entity.weak.has(written) })
  }
  for (const known of byKey.values()) if (known.length > 1) known.sort((a, b) => rank(a) - rank(b))
  return { byKey, reach }

  function add(written: string, known: KnownName): void {
    const key = nameKey(written)
    const others = byKey.get(key)
    if (others === undefined) byKey.set(key, [known])
    else others.push(known)
    for (const first of firstWords(written))
      if ((reach.get(first) ?? 0) < key.length) reach.set(first, key.length)
  }
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

/** Makers, systems and programs that everybody runs, and words that say only where from or what kind. */
function isProduct(written: string): boolean {
  return written.split(/[^\p{L}\p{N}]+/u).every((word) => /^\d*$/.test(word) || products.has(nameKey(word)))
}

const products = new Set(
  `windows microsoft android linux macos apple google github gitlab telegram discord slack chrome chromium firefox php
  python java javascript powershell systemd zlib docker kubernetes office outlook excel word adobe oracle cisco fortinet
  windows10 drive wechat teamviewer alibaba foxmail monero beijing trump donald autoit
  whatsapp signal facebook twitter youtube amazon azure aws cloudflare dropbox steam nvidia intel
  russian turkish korean chinese iranian german french brazilian trojan wiper locker crypter coinminer payload unknown
  ransomware malware backdoor stealer botnet worm encrypt encrypted hacked hacker hackers killswitch coronavirus covid19
  first one final global dark fake done demo dummy template desktop explorer update test`.split(/\s+/),
)
