/** Phrases in which every word is a number: what is no word of any phrase is 0, and is never looked at again. */
export interface CompiledPhrases<Meaning> {
  readonly idOf: ReadonlyMap<string, number>
  /** The phrases that begin with the word of an id. */
  readonly byFirst: readonly (readonly CompiledPhrase<Meaning>[])[]
}

export interface CompiledPhrase<Meaning> {
  readonly meaning: Meaning
  /** The words behind the first one. */
  readonly steps: readonly Step[]
}

interface Step {
  readonly ids: ReadonlySet<number>
  /** How many other words may stand before it. */
  readonly gap: number
}

const widestGap = 4

/**
 * A phrase is words between spaces: `a|b` is either, `#` is a run of digits (`apt#`), `..` lets up to four other words
 * stand between. Words are whole words.
 */
export function compilePhrases<Meaning>(
  entries: Iterable<readonly [phrase: string, meaning: Meaning]>,
): CompiledPhrases<Meaning> {
  const idOf = new Map<string, number>()
  const byFirst: CompiledPhrase<Meaning>[][] = [[]]
  const idsOf = (alternatives: string) => alternatives.split('|').map(numbered)
  for (const [written, meaning] of entries) {
    const steps: Step[] = []
    let gap = 0
    for (const part of written.split(' ')) {
      if (part === '..') gap = widestGap
      else {
        steps.push({ ids: new Set(idsOf(part)), gap })
        gap = 0
      }
    }
    const [first, ...rest] = steps
    for (const id of first?.ids ?? []) byFirst[id]?.push({ meaning, steps: rest })
  }
  return { idOf, byFirst }

  function numbered(word: string): number {
    const known = idOf.get(word)
    if (known !== undefined) return known
    idOf.set(word, byFirst.length)
    return byFirst.push([]) - 1
  }
}
