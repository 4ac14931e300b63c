const none = 0
const numbers = {
  cyrillic: 2,
  han: 3,
  kana: 4,
  hangul: 5,
} as const

/** Scripts that tell the language by themselves. */
const alone: readonly (readonly [first: number, last: number, language: string])[] = [
  [0x0370, 0x03ff, 'el'],
  [0x0590, 0x05ff, 'he'],
  [0x0600, 0x06ff, 'ar'],
  [0x0900, 0x097f, 'hi'],
  [0x0e00, 0x0e7f, 'th'],
]
const firstAlone = 8

const ranges: readonly (readonly [first: number, last: number, script: number])[] = [
  [0x0400, 0x052f, numbers.cyrillic],
  [0x3400, 0x4dbf, numbers.han],
  [0x4e00, 0x9fff, numbers.han],
  [0x3041, 0x30ff, numbers.kana],
  [0xac00, 0xd7af, numbers.hangul],
  ...alone.map(([first, last], index) => [first, last, firstAlone + index] as const),
]

const table = scriptTable()

/** How many units of each script a text has from `start` to `end`. */
export interface ScriptCounts {
  readonly cyrillic: number
  readonly han: number
  readonly kana: number
  readonly hangul: number
  /** By the language that the script tells. */
  readonly others: readonly (readonly [language: string, units: number])[]
  /** The letters by which Persian differs from Arabic. */
  readonly persian: number
}

/** The languages that a script alone may tell. */
export const scriptLanguages: readonly string[] = [
  'zh',
  'ja',
  'ko',
  'fa',
  ...alone.map(([, , language]) => language),
]

/** Counts the letters of `[start, end)` of a text by their scripts. */
export function countScripts(text: string, start: number, end: number): ScriptCounts {
  const counts = new Uint32Array(firstAlone + alone.length)
  let persian = 0
  const last = Math.min(end, text.length)
  const first = start + text.slice(start, last).search(anyScript)
  for (let at = first < start ? last : first; at < last; at++) {
    const unit = text.charCodeAt(at)
    const script = table[unit] ?? none
    if (script === none) continue
    counts[script] = (counts[script] ?? 0) + 1
    if (script >= firstAlone && persianLetters.has(unit)) persian++
  }
  const of = (script: number) => counts[script] ?? 0
  return {
    cyrillic: of(numbers.cyrillic),
    han: of(numbers.han),
    kana: of(numbers.kana),
    hangul: of(numbers.hangul),
    others: alone.map(([, , language], index) => [language, of(firstAlone + index)] as const),
    persian,
  }
}

/** A quick look for the first letter that may count: most texts have none. */
const anyScript = /[\u0370-\u1fff\u3041-\ud7ff]/

const persianLetters = new Set([...'پچژگکی'].map((letter) => letter.charCodeAt(0)))

function scriptTable(): Uint8Array {
  const units = new Uint8Array(0x1_0000)
  for (const [first, last, script] of ranges) units.fill(script, first, last + 1)
  return units
}
