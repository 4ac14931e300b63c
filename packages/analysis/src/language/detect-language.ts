import type { Words } from '../passage/words.ts'

/** Words that are frequent in one of these languages and rare in the others. */
const frequent: Readonly<Record<string, readonly string[]>> = {
  en: 'the of and to is that with for was are this from have which by has been'.split(' '),
  de: 'der die und das ist nicht mit von den ein eine auf dem für werden wurde auch sich'.split(' '),
  fr: 'les des et est une dans pour qui sur par pas avec sont cette été aux du'.split(' '),
  es: 'el los las una que por con para del está como más ser sus fue pero'.split(' '),
  it: 'il che di gli una per con della sono nel più anche stato dei alla questo'.split(' '),
  pt: 'os uma não com para por dos foi são mais como pelo ao pela também está'.split(' '),
  nl: 'het een van en dat niet zijn met voor wordt werd aan ook deze naar door'.split(' '),
  pl: 'nie się jest na że jak przez przy dla oraz został są tym które lub od'.split(' '),
}

const scripts: readonly (readonly [RegExp, string])[] = [
  [/[\u3040-\u30ff]/g, 'ja'],
  [/[\uac00-\ud7af]/g, 'ko'],
  [/[\u4e00-\u9fff]/g, 'zh'],
  [/[іїєґІЇЄҐ]/g, 'uk'],
  [/[\u0400-\u04ff]/g, 'ru'],
  [/[\u0600-\u06ff]/g, 'ar'],
]

const languagesOf = wordTable()
const wordsRead = 2_000
const unitsRead = 8_000

/** The language of a text as an ISO 639-1 code, told by its script or its small words; null when they do not tell. */
export function detectLanguage(text: string, words: Words): string | null {
  return byScript(text.slice(0, unitsRead)) ?? bySmallWords(words)
}

/** Whether the words of a text in `language` are read: English, and what is too short to tell. */
export function isRead(language: string | null): boolean {
  return language === null || language.startsWith('en')
}

/** A script counts when one in five letters is of it; kana and Ukrainian letters are rarer in their own language. */
function byScript(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters < 20) return undefined
  for (const [script, language] of scripts) {
    const share = (text.match(script)?.length ?? 0) / letters
    if (share > (language === 'ja' || language === 'uk' ? 0.03 : 0.2)) return language
  }
  return undefined
}

function bySmallWords(words: Words): string | null {
  const counts = new Map<string, number>()
  for (const word of words.texts.slice(0, wordsRead))
    for (const language of languagesOf.get(word) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1)
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1])
  if (first === undefined || first[1] < 2) return null
  return first[1] >= 1.5 * (second?.[1] ?? 0) ? first[0] : null
}

function wordTable(): ReadonlyMap<string, readonly string[]> {
  const table = new Map<string, string[]>()
  for (const [language, words] of Object.entries(frequent))
    for (const word of words) table.set(word, [...(table.get(word) ?? []), language])
  return table
}
