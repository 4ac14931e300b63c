/** Phrases in which every word is a number: what is no word of any phrase is 0, and is never looked at again. */
export interface CompiledPhrases<Meaning> {
  readonly idOf: ReadonlyMap<string, number>
  /** The phrases that begin with the word of an id; undefined where none does. */
  readonly byFirst: readonly (PhrasesFrom<Meaning> | undefined)[]
}

/** The phrases that begin with one word. */
interface PhrasesFrom<Meaning> {
  /** Those of this word alone, and those whose second word need not stand right behind it. */
  readonly anyNext: readonly CompiledPhrase<Meaning>[]
  /** All that may stand where a word with this id follows. */
  readonly byNext: ReadonlyMap<number, readonly CompiledPhrase<Meaning>[]>
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
  const byFirst: (Building<Meaning> | undefined)[] = [undefined]
  for (const [written, meaning] of entries) {
    const steps: Step[] = []
    let gap = 0
    for (const part of written.split(' ')) {
      if (part === '..') gap = widestGap
      else {
        steps.push({ ids: new Set(part.split('|').map(numbered)), gap })
        gap = 0
      }
    }
    const [first, ...rest] = steps
    for (const id of first?.ids ?? []) {
      const from = byFirst[id] ?? { anyNext: [], byNext: new Map() }
      byFirst[id] = from
      addTo(from, { meaning, steps: rest })
    }
  }
  return { idOf, byFirst }

  function numbered(word: string): number {
    const known = idOf.get(word)
    if (known !== undefined) return known
    idOf.set(word, byFirst.length)
    return byFirst.push(undefined) - 1
  }
}

interface Building<Meaning> {
  readonly anyNext: CompiledPhrase<Meaning>[]
  readonly byNext: Map<number, CompiledPhrase<Meaning>[]>
}

/** Every list keeps the order in which the phrases come. */
function addTo<Meaning>({ anyNext, byNext }: Building<Meaning>, phrase: CompiledPhrase<Meaning>): void {
  const [next] = phrase.steps
  if (next === undefined || next.gap > 0) {
    anyNext.push(phrase)
    for (const list of byNext.values()) list.push(phrase)
    return
  }
  for (const id of next.ids) {
    const list = byNext.get(id)
    if (list === undefined) byNext.set(id, [...anyNext, phrase])
    else list.push(phrase)
  }
}
