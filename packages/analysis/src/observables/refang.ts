import { capitals, digits, smallLetters, unitTable } from '../passage/unit-kinds.ts'
import { type Edit, type RefangedText, withEdits } from './refanged-text.ts'

/**
 * What every spelling holds, rarest unit first: an opening bracket, a colon, a closing bracket behind a dot, the end of
 * `dot` and `at`. What stands before is looked at only there, so that one fast pass finds the places.
 */
const triggers = new RegExp(
  [
    String.raw`[[({<\\:‐‑]`,
    '_(?=_)',
    String.raw`[\])}>](?<=\.[ \t]?[\])}>])`,
    String.raw`[Tt@](?=[ \t])(?<=[ \t](?:[Dd][Oo][Tt]|[Aa][Tt]|@))`,
  ].join('|'),
  'g',
)

/** The spellings, tried at one place each; every repetition is bounded, so reading is linear on any text. */
const bracketedDot = /[ \t]{0,3}[[({<][ \t[({<]{0,16}(?:\.|dot|d(?=\]))[ \t]{0,3}[ \t\])}>]{0,5}/iy
const closedDot = /\.[ \t]?[\])}>]{1,3}(?=[A-Za-z0-9])/y
const escapedDot = /\\{1,8}\./y
const wordDot = /[ \t]{1,3}dot[ \t]{1,3}/iy
const bracketedAt = /[ \t]{0,3}[[({<][ \t]{0,3}(?:@|at)[ \t]{0,3}[\])}>]{1,2}[ \t]{0,3}/iy
const wordAt = /[ \t]{1,3}(?:at|@)[ \t]{1,3}/iy
const bracketedMark = /[[({](?:\/|:|:\/\/)[\])}]/y
const separator = /[ ]?[[({<]?:[\])}>]?[[({<]?(?:\/\/|\\\\|__)[\])}>]?|__(?=[A-Za-z0-9])/y
const schemeBefore = /(?:hxxps?|(?<![A-Za-z0-9])(?:h[tx*_^-]{2}ps?|meows?|f[tx]ps?|ftx|sftp|tcp|udp|wss?))$/i

/** Words after which " dot " and " at " are English, not a defanged name. */
const prose = new Set(
  'a an the of and or is was are be to in on as this that your its one by with like us you follow find visit meet see join live more here now'.split(
    ' ',
  ),
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
  let from = 0
  triggers.lastIndex = 0
  while (triggers.test(written)) {
    const at = triggers.lastIndex - 1
    const spelling = spellingAt(written, at, from, edits.at(-1))
    if (spelling?.edit !== undefined) edits.push(spelling.edit)
    from = spelling?.end ?? from
    triggers.lastIndex = spelling?.end ?? at + 1
  }
  return withEdits(written, edits)
}

/** A spelling that ends at `end`; without an edit it only looks like one, and is not read again. */
interface Spelling {
  readonly end: number
  readonly edit?: Edit | undefined
}

function spellingAt(
  written: string,
  trigger: number,
  from: number,
  last: Edit | undefined,
): Spelling | undefined {
  switch (written.charAt(trigger)) {
    case ':':
    case '_':
      return schemeAt(written, trigger, from)
    case '[':
    case '(':
    case '{':
    case '<':
      return bracketAt(written, trigger, from, last)
    case '\\':
      return isInPath(written, trigger)
        ? undefined
        : inName(written, trigger, endOf(escapedDot, written, trigger), last, '.', 'dot')
    case ']':
    case ')':
    case '}':
    case '>':
      return closedDotAt(written, written.lastIndexOf('.', trigger), from, last)
    case '‐':
    case '‑':
      return { end: trigger + 1, edit: { start: trigger, end: trigger + 1, plain: '-', how: 'hyphen' } }
    default:
      return wordAtBlank(written, blanksStart(written, wordStart(written, trigger), from), last)
  }
}

/** `.]` behind a name; a dot that was read already is none. */
function closedDotAt(
  written: string,
  dot: number,
  from: number,
  last: Edit | undefined,
): Spelling | undefined {
  return dot < from ? undefined : inName(written, dot, endOf(closedDot, written, dot), last, '.', 'dot')
}

/** Where the word `dot`, `at` or `@` begins that ends with the unit at `end`. */
function wordStart(written: string, end: number): number {
  if (written.charAt(end) === '@') return end
  return (written.charCodeAt(end - 1) | 0x20) === 0x61 ? end - 1 : end - 2
}

/** `[.]`, `(dot)`, `[at]`, `[:]`, or the bracket in `hxxp[:]//`; "Payload (.NET)" has a space and no bracket behind the dot. */
function bracketAt(
  written: string,
  trigger: number,
  from: number,
  last: Edit | undefined,
): Spelling | undefined {
  if (written.charAt(trigger + 1) === ':') {
    const scheme = schemeAt(written, trigger, from)
    if (scheme !== undefined) return scheme
  }
  const start = blanksStart(written, trigger, from)
  const dotEnd = endOf(bracketedDot, written, start)
  if (dotEnd !== undefined && !(start < trigger && written.slice(trigger, dotEnd) === '(.'))
    return inName(written, start, dotEnd, last, '.', 'dot')
  const atEnd = endOf(bracketedAt, written, start)
  if (atEnd !== undefined) return inName(written, start, atEnd, last, '@', 'at')
  const end = endOf(bracketedMark, written, trigger)
  if (end === undefined) return undefined
  return { end, edit: { start: trigger, end, plain: written.slice(trigger + 1, end - 1), how: 'mark' } }
}

/** `hxxp://`, `h**p :\\`, `http__`: the separator begins at `trigger` or at the blank before it. */
function schemeAt(written: string, trigger: number, from: number): Spelling | undefined {
  let start = trigger
  if (written.charAt(trigger) === ':' && trigger > from && '[({<'.includes(written.charAt(trigger - 1)))
    start--
  if (written.charAt(trigger) !== '_' && start > from && written.charAt(start - 1) === ' ') start--
  const end = endOf(separator, written, start)
  if (end === undefined) return undefined
  const scheme = schemeBefore.exec(written.slice(Math.max(from, start - longestScheme), start))?.[0]
  if (scheme === undefined) return undefined
  const plain = plainSchemeOf(scheme.toLowerCase())
  if (scheme.toLowerCase() === plain && written.slice(start, end) === '://') return { end }
  return { end, edit: { start: start - scheme.length, end, plain: `${plain}://`, how: 'scheme' } }
}

/** One unit more than any scheme has, to see what stands before it. */
const longestScheme = 7

function wordAtBlank(written: string, start: number, last: Edit | undefined): Spelling | undefined {
  const dotEnd = endOf(wordDot, written, start)
  if (dotEnd !== undefined)
    return prose.has(wordBefore(written, start))
      ? { end: dotEnd }
      : inName(written, start, dotEnd, last, '.', 'word-dot')
  const atEnd = endOf(wordAt, written, start)
  if (atEnd === undefined) return undefined
  const word = wordBefore(written, start)
  if (written.slice(start, atEnd).includes('@'))
    return isName(word) && isWholeHost(written, atEnd)
      ? inName(written, start, atEnd, last, '@', 'spaced-at')
      : { end: atEnd }
  return isMailbox(word) && isDefangedHost(written, atEnd)
    ? inName(written, start, atEnd, last, '@', 'word-at')
    : { end: atEnd }
}

const pathBefore = /(?:(?<![A-Za-z0-9])[A-Za-z]:|%\w{2,30}%|(?<![^\s"'`(])\\)\\\S*$/
const longestPath = 260

/** `C:\\Users\\.ssh`: a dot behind a backslash that parts the folders of a path. */
function isInPath(written: string, backslash: number): boolean {
  return (
    written.charAt(backslash + 1) === '.' &&
    pathBefore.test(written.slice(Math.max(0, backslash - longestPath), backslash))
  )
}

/** An edit where a name stands on both sides of it. */
function inName(
  written: string,
  start: number,
  end: number | undefined,
  last: Edit | undefined,
  plain: string,
  how: Edit['how'],
): Spelling | undefined {
  if (end === undefined) return undefined
  const named = isNameUnit(written, start - 1, last) && isNameUnit(written, end, undefined)
  return named ? { end, edit: { start, end, plain, how } } : { end }
}

/** Where the blanks before `end` begin, three at most. */
function blanksStart(written: string, end: number, from: number): number {
  let start = end
  while (start > from && start > end - 3 && ' \t'.includes(written.charAt(start - 1))) start--
  return start
}

function endOf(spelling: RegExp, written: string, at: number): number | undefined {
  spelling.lastIndex = at
  return spelling.test(written) ? spelling.lastIndex : undefined
}

function plainSchemeOf(scheme: string): string {
  if (scheme === 'ftx') return 'ftp'
  if (/^[hm]/.test(scheme)) return scheme.endsWith('s') ? 'https' : 'http'
  return /^f.ps?$/.test(scheme) ? `ft${scheme.slice(2)}` : scheme
}

const nameUnits = unitTable([[`${digits}${smallLetters}${capitals}_-`, 1]]).fill(1, 0xc0)

/** Whether a name can go on at `offset`: a letter, digit, hyphen or underscore stands there, or an edit just ended. */
function isNameUnit(written: string, offset: number, last: Edit | undefined): boolean {
  if (last !== undefined && last.end === offset + 1) return last.how !== 'hyphen'
  return nameUnits[written.charCodeAt(offset)] === 1
}

/** Whether what follows is a host that the author defanged: "office at www.agency.example" is no mail address. */
function isDefangedHost(written: string, start: number): boolean {
  return /^(?!www)[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}(?:\s?[[({<]|\\\.| dot )/i.test(
    written.slice(start, start + 320),
  )
}

/** Whether the host that follows is all that follows: "meet us @ shop.example/map" names a page. */
function isWholeHost(written: string, start: number): boolean {
  const text = written.slice(start, start + 320)
  return /^[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}(?![\w/:@-])/.test(text) || isDefangedHost(written, start)
}

function isName(word: string): boolean {
  return /^[a-z0-9][\w.+-]{2,63}$/.test(word) && !prose.has(word)
}

function isMailbox(word: string): boolean {
  return mailboxes.has(word) || /[a-z][._\d-]|\d/.test(word)
}

function wordBefore(written: string, end: number): string {
  let start = end
  while (start > 0 && start > end - 40 && written.charCodeAt(start - 1) > 0x20) start--
  return written.slice(start, end).toLowerCase()
}
