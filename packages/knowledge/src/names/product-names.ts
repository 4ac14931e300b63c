import { nameKey } from './name-key.ts'

export interface ProductSources {
  /** The entries of lists of well-known hosts. */
  readonly hostLists: readonly (readonly string[])[]
  readonly exploited: readonly { readonly vendorProject: string; readonly product: string }[]
  readonly techniqueNames: readonly string[]
}

export interface ProductKeys {
  /** What several lists or advisories name; a threat of the same name is hardly ever meant. */
  readonly known: ReadonlySet<string>
  /** What one list has a host of. */
  readonly hosts: ReadonlySet<string>
  /** Whose products have exploited vulnerabilities. */
  readonly makers: ReadonlySet<string>
}

/**
 * Keys of makers, services and technologies that texts name all the time: those with a host in lists of well-known ones,
 * those with exploited vulnerabilities, and in the names of techniques what is no word, or all of it (`Systemd Timers`, `Python`).
 */
export function productKeys(
  { hostLists, exploited, techniqueNames }: ProductSources,
  isWord: (key: string) => boolean,
): ProductKeys {
  const lists = new Map<string, number>()
  for (const list of hostLists)
    for (const label of new Set(list.map(labelOf))) lists.set(label, (lists.get(label) ?? 0) + 1)
  const known = [...lists].filter(([label, count]) => count >= (isWord(label) ? 3 : 2))
  const vendors = exploited.flatMap(({ vendorProject, product }) => [
    nameKey(vendorProject),
    nameKey(product),
  ])
  const whole = techniqueNames.filter((name) => /^\p{L}+$/u.test(name)).map(nameKey)
  const words = techniqueNames.flatMap((name) => name.split(/[^\p{L}\p{N}]+/u)).map(nameKey)
  return {
    known: new Set([
      ...known.map(([label]) => label),
      ...vendors,
      ...whole,
      ...words.filter((word) => !isWord(word)),
    ]),
    hosts: new Set(lists.keys()),
    makers: new Set(exploited.map(({ vendorProject }) => nameKey(vendorProject))),
  }
}

/** `mail.google.com` and `google.co.uk`: `google`. */
function labelOf(host: string): string {
  const labels = (host.replace(/^\./, '').split('/', 1)[0] ?? '').split('.')
  const second = labels.at(-2) ?? ''
  return second.length <= 3 && labels.length > 2 ? (labels.at(-3) ?? '') : second
}
