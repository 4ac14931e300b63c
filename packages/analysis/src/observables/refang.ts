import { indexAt } from '../passage/spans.ts'

/** A text with every defanging undone, and the way back to the text as written. */
export interface RefangedText {
  readonly text: string
  readonly edits: readonly Edit[]
  /** Where each edit begins in the refanged text. */
  readonly editStarts: Int32Array
}

/** `[start, end)` of the written text that stands for `plain`. `how` says what the author did. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly plain: string
  readonly how: 'dot' | 'word-dot' | 'at' | 'word-at' | 'scheme' | 'mark' | 'hyphen'
}

/**
 * Every spelling starts with a character that is rare in prose, and every repetition is bounded: linear on any text.
 * Groups: scheme and its separator, bracketed dot, escaped dot, dot as a word, bracketed at, at as a word, bracketed
 * mark (`[:]`, `[/]`, `[://]`), typographic hyphen.
 */
const spellings = new RegExp(
  [
    String.raw`(?<scheme>hxxps?|(?<![A-Za-z0-9])(?:h[tx*_^-]{2}ps?|meows?|f[tx]ps?|ftx|sftp|tcp|udp|wss?))(?<sep>[ ]?[[({<]?:[\])}>]?[[({<]?(?:\/\/|\\\\|__)[\])}>]?|__(?=[A-Za-z0-9]))`,
    String.raw`(?<dot>[ \t]{0,3}[[({<][ \t[({<]{0,9}(?:\.|dot|d(?=\]))[ \t]{0,3}[ \t\])}>]{0,5}|\.[ \t]?[\])}>]{1,3}(?=[A-Za-z0-9]))`,
    String.raw`(?<escaped>\\{1,8}\.)`,
    String.raw`(?<wordDot>[ \t]{1,3}dot[ \t]{1,3})`,
    String.raw`(?<at>[ \t]{0,3}[[({<][ \t]{0,3}(?:@|at)[ \t]{0,3}[\])}>]{1,2}[ \t]{0,3})`,
    String.raw`(?<wordAt>[ \t]{1,3}(?:at|@)[ \t]{1,3})`,
    String.raw`(?<mark>[[({](?:\/|:|:\/\/)[\])}])`,
    '(?<hyphen>[‐‑])',
  ].join('|'),
  'gi',
)

/** Words after which " dot " and " at " are English, not a defanged name. */
const prose = new Set(
  'a an the of and or is was are be to in on as this that your its one by with like'.split(' '),
)

/** RFC 2142's mailboxes and other words that name a mailbox: only these are believed before " at ". */
const mailboxes = new Set(
  'abuse admin administrator billing contact help hostmaster hr info invoice mail marketing news noc office orders payment postmaster root sales security service soc support team user webmaster'.split(
    ' ',
  ),
)

/** Undoes `[.]`, `(dot)`, ` dot `, `\.`, `hxxp`, `[:]//`, `[at]` and their relatives, where they stand inside a name. */
export function refang(written: string): RefangedText {
  const edits: Edit[] = []
  for (const match of written.matchAll(spellings)) {
    const edit = editOf(written, match, edits.at(-1))
    if (edit !== undefined) edits.push(edit)
  }
  return apply(written, edits)
}

/** The offset in the written text of an offset in the refanged one. */
export function writtenOffset(refanged: RefangedText, offset: number): number {
  const index = indexAt(refanged.editStarts, offset)
  const edit = refanged.edits[index]
  if (edit === undefined) return offset
  const into = offset - (refanged.editStarts[index] ?? 0)
  return into < edit.plain.length ? edit.start : edit.end + into - edit.plain.length
}

/** The edits inside `[start, end)` of the refanged text. */
export function editsBetween(refanged: RefangedText, start: number, end: number): readonly Edit[] {
  const { edits, editStarts } = refanged
  const found: Edit[] = []
  for (let index = indexAt(editStarts, start - 1) + 1; index < edits.length; index++) {
    const edit = edits[index]
    if (edit === undefined || (editStarts[index] ?? end) >= end) break
    found.push(edit)
  }
  return found
}

function editOf(written: string, match: RegExpExecArray, last: Edit | undefined): Edit | undefined {
  const start = match.index
  const end = start + match[0].length
  const { scheme, sep, dot, escaped, wordDot, at, wordAt, mark, hyphen } = match.groups ?? {}
  if (scheme !== undefined && sep !== undefined) return schemeEdit(start, end, scheme, sep)
  if (hyphen !== undefined) return { start, end, plain: '-', how: 'hyphen' }
  if (mark !== undefined) return { start, end, plain: mark.slice(1, -1), how: 'mark' }
  if (!isNameUnit(written, start - 1, last) || !isNameUnit(written, end, undefined)) return undefined
  if (dot !== undefined || escaped !== undefined) return { start, end, plain: '.', how: 'dot' }
  if (wordDot !== undefined && !prose.has(wordBefore(written, start)))
    return { start, end, plain: '.', how: 'word-dot' }
  if (at !== undefined) return { start, end, plain: '@', how: 'at' }
  if (wordAt !== undefined && isMailbox(wordBefore(written, start)) && isDefangedHost(written, end))
    return { start, end, plain: '@', how: 'word-at' }
  return undefined
}

function schemeEdit(start: number, end: number, scheme: string, sep: string): Edit | undefined {
  const plainScheme = plainSchemeOf(scheme.toLowerCase())
  if (scheme.toLowerCase() === plainScheme && sep === '://') return undefined
  return { start, end, plain: `${plainScheme}://`, how: 'scheme' }
}

function plainSchemeOf(scheme: string): string {
  if (scheme === 'ftx') return 'ftp'
  if (/^[hm]/.test(scheme)) return scheme.endsWith('s') ? 'https' : 'http'
  return /^f.ps?$/.test(scheme) ? `ft${scheme.slice(2)}` : scheme
}

/** Whether a name can go on at `offset`: a letter, digit, hyphen or underscore stands there, or an edit just ended. */
function isNameUnit(written: string, offset: number, last: Edit | undefined): boolean {
  if (last !== undefined && last.end === offset + 1) return last.how !== 'hyphen'
  return /[A-Za-z0-9_\-\u00c0-\uffff]/.test(written.charAt(offset))
}

/** Whether what follows is a host that the author defanged: "office at www.agency.example" is no mail address. */
function isDefangedHost(written: string, start: number): boolean {
  return /^(?!www)[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}(?:\s?[[({<]|\\\.| dot )/i.test(
    written.slice(start, start + 320),
  )
}

function isMailbox(word: string): boolean {
  return mailboxes.has(word) || /[a-z][._\d-]|\d/.test(word)
}

function wordBefore(written: string, end: number): string {
  return /[^\s]{0,40}$/.exec(written.slice(Math.max(0, end - 40), end))?.[0].toLowerCase() ?? ''
}

function apply(written: string, edits: readonly Edit[]): RefangedText {
  const pieces: string[] = []
  const editStarts = new Int32Array(edits.length)
  let from = 0
  let length = 0
  edits.forEach((edit, index) => {
    length += edit.start - from
    editStarts[index] = length
    pieces.push(written.slice(from, edit.start), edit.plain)
    length += edit.plain.length
    from = edit.end
  })
  pieces.push(written.slice(from))
  return { text: pieces.join(''), edits, editStarts }
}
