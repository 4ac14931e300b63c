import { readDate } from '../../dates/read-date.ts'

export type PdfMetadata = {
  readonly title: string | null
  readonly author: string | null
  readonly published: string | null
  readonly language: string | null
}

/** Titles that programs put in by themselves. */
const noTitle =
  /^(?:microsoft (?:word|powerpoint)\b|untitled|document\s?\d*$|doc\d*$|slide ?\d*$|presentation\s?\d*$|powerpoint\b|print|about:|https?:\/\/)|\.(?:docx?|pdf|indd|html?|pptx?|rtf|odt|tex|md)$/i
const noAuthor = /^(?:admin(?:istrator)?|user|owner|root|unknown|author|microsoft office user)$/i

/** What the document says of itself (ISO 32000-2 §14.3.3), without what programs filled in. */
export function pdfMetadata(info: Readonly<Record<string, unknown>>): PdfMetadata {
  const title = textOf(info['Title'])
  const author = textOf(info['Author'])
  return {
    title: title === null || noTitle.test(title) ? null : title,
    author: author === null || noAuthor.test(author) ? null : author,
    published: dateOf(textOf(info['CreationDate'])),
    language: /^([a-z]{2,3})(?:[-_]|$)/i.exec(textOf(info['Language']) ?? '')?.[1]?.toLowerCase() ?? null,
  }
}

function textOf(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const text = value
    .replace(/[\u0000-\u001f\u007f\s]+/g, ' ')
    .trim()
    .slice(0, 500)
  return text === '' ? null : text
}

/** `D:YYYYMMDDHHmmSSOHH'mm'` (ISO 32000-2 §7.9.4), all but the year optional. */
function dateOf(text: string | null): string | null {
  const parts =
    /^(?:D:)?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:(Z|[+-])(?:(\d{2})'?(\d{2})?)?)?/.exec(
      text ?? '',
    )
  if (parts === null) return null
  const [
    ,
    year,
    month = '01',
    day = '01',
    hour = '00',
    minute = '00',
    second = '00',
    sign,
    zoneHour,
    zoneMinute,
  ] = parts
  const zone = sign === '+' || sign === '-' ? `${sign}${zoneHour ?? '00'}:${zoneMinute ?? '00'}` : 'Z'
  return readDate(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`)
}
