const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Zone names of RFC 822 and a few that feeds use, in minutes east of UTC. */
const zones: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  cet: 60,
  cest: 120,
  bst: 60,
  jst: 540,
}

const time = String.raw`(?:[T ,]+(?:at )?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?`
const zone = String.raw`(?:\s*([a-z]{1,4}|(?:gmt|utc)?[+-]\d{2}:?\d{2}))?`
const iso = new RegExp(String.raw`^(\d{4})-(\d{1,2})-(\d{1,2})${time}${zone}$`, 'i')
const dayFirst = new RegExp(
  String.raw`^(?:[a-z]{3,9}\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3})[a-z]{0,6}\.?,?[ -](\d{4}|\d{2})${time}${zone}$`,
  'i',
)
const monthFirst = new RegExp(
  String.raw`^(?:[a-z]{3,9}\.?,?\s+)?([a-z]{3})[a-z]{0,6}\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${time}${zone}$`,
  'i',
)

/**
 * Reads RFC 3339, RFC 822 and the common ways to write a date in English, as ISO 8601 in UTC with milliseconds. A date
 * without a zone is UTC. Null when it is none of these or no day of the calendar.
 */
export function readDate(raw: string): string | null {
  const text = raw.slice(0, 100).replace(/\s+/g, ' ').trim()
  const isoMatch = iso.exec(text)
  if (isoMatch) return instant([isoMatch[1], isoMatch[2], isoMatch[3]], isoMatch.slice(4))
  const day = dayFirst.exec(text)
  if (day) return instant([day[3], monthOf(day[2]), day[1]], day.slice(4))
  const month = monthFirst.exec(text)
  if (month) return instant([month[3], monthOf(month[1]), month[2]], month.slice(4))
  return null
}

function monthOf(name: string | undefined): string {
  return String(months.indexOf((name ?? '').toLowerCase()) + 1)
}

function instant(
  date: readonly (string | undefined)[],
  rest: readonly (string | undefined)[],
): string | null {
  const [year = 0, month = 0, day = 0] = date.map(Number)
  const [hour = 0, minute = 0, second = 0] = rest.slice(0, 3).map((part) => Number(part ?? 0))
  const offset = zoneOffset(rest[4])
  if (offset === null || month < 1 || month > 12 || hour > 24 || minute > 59 || second > 60) return null
  const fullYear = year < 100 ? year + (year < 70 ? 2_000 : 1_900) : year
  if (day < 1 || day > new Date(Date.UTC(fullYear, month, 0)).getUTCDate()) return null
  const millisecond = Number((rest[3] ?? '0').padEnd(3, '0').slice(0, 3))
  const at = Date.UTC(fullYear, month - 1, day, hour, minute, second, millisecond) - offset * 60_000
  return fullYear < 1_970 ? null : new Date(at).toISOString()
}

function zoneOffset(text: string | undefined): number | null {
  if (text === undefined) return 0
  const numeric = /([+-])(\d{2}):?(\d{2})$/.exec(text)
  if (numeric === null) return zones[text.toLowerCase()] ?? 0
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3])
  if (minutes > 24 * 60) return null
  return numeric[1] === '-' ? -minutes : minutes
}
