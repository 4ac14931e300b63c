import type { Spans } from './spans.ts'

/** The words of a text in lower case, and where they stand. A word is a run of letters and digits. */
export interface Words extends Spans {
  readonly texts: readonly string[]
}

/** Longer runs are no words of a language; they keep their place, and match nothing. */
const longestWord = 40

/** Splits a text into words: `0-day` is two, `C&C` is two, `don't` is two (`don`, `t`). */
export function findWords(text: string): Words {
  const texts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let start = -1
  for (let at = 0; at <= text.length; at++) {
    const inWord = at < text.length && isWordUnit(text.charCodeAt(at))
    if (inWord && start === -1) start = at
    if (inWord || start === -1) continue
    texts.push(at - start > longestWord ? '' : text.slice(start, at).toLowerCase())
    starts.push(start)
    ends.push(at)
    start = -1
  }
  return { texts, starts: Int32Array.from(starts), ends: Int32Array.from(ends) }
}

function isWordUnit(unit: number): boolean {
  if (unit < 0x80)
    return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)
  return (
    unit >= 0xc0 &&
    unit !== 0xd7 &&
    unit !== 0xf7 &&
    !(unit >= 0x2000 && unit <= 0x2bff) &&
    !isFullWidthMark(unit)
  )
}

function isFullWidthMark(unit: number): boolean {
  return (unit >= 0x3000 && unit <= 0x303f) || (unit >= 0xff00 && unit <= 0xff0f) || unit === 0xfeff
}
