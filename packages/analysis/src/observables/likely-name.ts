import { endsLikeBoth, isShortName } from '../passage/file-or-host.ts'
import type { Candidate } from './candidate.ts'

/** Top-level domains that are words: after a full stop without a space they begin the next sentence. */
const wordEndings = new Set(
  'am are as at be bar best blog call case center click code come company data day do email fail gift go health help here how id in info is it la life link live lol ma man me media men mobi money moe monster my name net network new news no now off one online open or page party pay plus post press pub red report rest review run sale save science services show site so social space store support team tech tel today tools top total trade training tv us video wang watch work works world you zone'.split(
    ' ',
  ),
)
const packageRoots = new Set('com org net io de edu gov uk jp fr ru cn co me android java javax'.split(' '))

/**
 * Whether a plain word with a dot is meant as a host name, or as a file name where its ending is both. A defanged one, one in a URL or mail address, and values of
 * other types always are.
 */
export function isLikelyName(
  written: string,
  candidate: Candidate,
  defanged: boolean,
  start: number,
  end: number,
): boolean {
  if (candidate.type === 'file-name')
    return (
      isFile(candidate.value.split('.'), defanged) && !(!defanged && isFileOfSentence(written, start, end))
    )
  if (candidate.type !== 'domain-name' || defanged || candidate.whole !== undefined) return true
  const labels = written.slice(start, end).split('.')
  return !isNextSentence(labels) && !isCode(written, labels, start, end) && !isPackageName(labels)
}

/** `…is recommended.ISO images have`: a sentence that lost the blank behind it. */
function isFileOfSentence(written: string, start: number, end: number): boolean {
  return (
    /^[a-z]{4,}\.[A-Z]{2,4}$/.test(written.slice(start, end)) && /^ [a-z]/.test(written.slice(end, end + 2))
  )
}

function isFile(parts: readonly string[], defanged: boolean): boolean {
  return !endsLikeBoth(parts.at(-1)?.toLowerCase() ?? '') || (!defanged && isShortName(parts))
}

const hostsEnd = /^(?:Com|Net|Org|Info|Biz|Io)$/

/** `the attack.The`, `…done.In`, `below.Cisco`: a capital after the dot, and small letters before it. */
function isNextSentence(labels: readonly string[]): boolean {
  const [first = '', last = ''] = [labels[0], labels.at(-1)]
  return (
    labels.length === 2 &&
    /^[A-Z][a-z]+$/.test(last) &&
    (wordEndings.has(last.toLowerCase()) || (/^[a-z]+$/.test(first) && !hostsEnd.test(last))) &&
    /[a-z]$/.test(first)
  )
}

/** `os.system(`, `$this.name`, `obj.id = 5`. */
function isCode(written: string, labels: readonly string[], start: number, end: number): boolean {
  if (/^(?:\(|\[|\s?=[^=])/.test(written.slice(end, end + 3)) && !written.startsWith('=""', end)) return true
  return (
    '$#'.includes(written.charAt(start - 1) || ' ') ||
    /^(?:this|self|window|document|process|console)$/.test(labels[0] ?? '')
  )
}

/** `com.example.app`: a Java or Android package, written from the top-level domain down. */
function isPackageName(labels: readonly string[]): boolean {
  return labels.length >= 3 && packageRoots.has(labels[0] ?? '')
}
