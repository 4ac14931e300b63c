import { isWordClass, type WordClass } from './word-classes.ts'

/**
 * What a sentence must say, written as classes of words: `attacker deed` wants both, in any order; `>` before a class
 * wants it behind the one before it; `-` wants it absent. `@8` at the end: within eight words (twelve when not said).
 */
export interface Combination {
  readonly anchor: WordClass
  readonly others: readonly Other[]
  readonly reach: number
}

interface Other {
  readonly wordClass: WordClass
  readonly where: 'beside' | 'behind' | 'absent'
}

const usualReach = 12

export function combinationOf(written: string): Combination {
  let reach = usualReach
  const parts: Other[] = []
  for (const part of written.split(' ')) {
    if (part.startsWith('@')) reach = Number(part.slice(1))
    else if (part.startsWith('>')) parts.push({ wordClass: nameOf(part.slice(1), written), where: 'behind' })
    else if (part.startsWith('-')) parts.push({ wordClass: nameOf(part.slice(1), written), where: 'absent' })
    else parts.push({ wordClass: nameOf(part, written), where: 'beside' })
  }
  const [first, ...others] = parts
  if (first?.where !== 'beside' || !(reach > 0))
    throw new Error(`combination "${written}" begins with no class`)
  return { anchor: first.wordClass, others, reach }
}

function nameOf(name: string, written: string): WordClass {
  if (!isWordClass(name)) throw new Error(`combination "${written}": there is no class "${name}"`)
  return name
}
