/** What kind of token a name is part of. A program's own file (`psexec.exe`) is no hiding place but a cue for a tool. */
export type Surroundings = 'free' | 'program' | 'inside'

const longestToken = 200
const longestAgent = 80
/** `Mozilla/4.08 (Charon; Inferno)` */
const userAgent = /Mozilla\/[\d.]+ \([^)\n]*$/
/** `[Name](https://…)` is a name with a link. */
const linkTarget = /\]\(.*$/

/** Whether `[start, end)` stands free, is the name of a program's file, or is inside of an address, path or file name. */
export function surroundingsOf(text: string, start: number, end: number): Surroundings {
  if (/^\.exe\b/i.test(text.slice(end, end + 5))) return isFree(text[start - 1]) ? 'program' : 'inside'
  const before = text.slice(tokenStart(text, start), start)
  const behind = text.slice(end, tokenEnd(text, end)).replace(linkTarget, '')
  if (isLinkTarget(before) || userAgent.test(text.slice(Math.max(0, start - longestAgent), start)))
    return 'inside'
  if (/[.\\@_=#%$!]$|@\W{0,3}$|:\/\/|www\.|\[\.|^\(?\/|\\/.test(before)) return 'inside'
  if (/^(?:[._\\@=]\w|\[\.|\(\.|:\d|-\w*\.\w)|:\/\/|\[\.\]/.test(behind)) return 'inside'
  return /[\w-]\/$/.test(before) && /\.\w/.test(before + behind) ? 'inside' : 'free'
}

/** `[title](/posts/emotet-again "Emotet` */
function isLinkTarget(before: string): boolean {
  const target = before.lastIndexOf('](')
  return target !== -1 && target > before.lastIndexOf(')')
}

function isFree(unit: string | undefined): boolean {
  return unit === undefined || /[\s"'“‘`(*|[]/.test(unit)
}

function tokenStart(text: string, from: number): number {
  let at = from
  while (at > 0 && at > from - longestToken && !isSpace(text.charCodeAt(at - 1))) at--
  return at
}

function tokenEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && at < from + longestToken && !isSpace(text.charCodeAt(at))) at++
  return at
}

function isSpace(unit: number): boolean {
  return unit <= 0x20 || unit === 0xa0 || unit === 0x7c
}
