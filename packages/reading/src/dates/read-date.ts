import { monthOf } from './month-names.ts'
import { zoneOffset } from './zone-offset.ts'

const time = String.raw`(?:[T ,]+(?:at |um |- )?(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,:](?<fraction>\d{1,9}))?)?(?: ?(?<half>[ap])\.?m\.?)?)?`
const zone = String.raw`(?: ?(?<zone>[a-z]{1,5}|[a-z]{2,10}/[a-z_]{2,20}|(?:gmt|utc|z)? ?[+-] ?\d{1,2}(?::?\d{2})?))?(?: ?[([][\w ./]{1,30}[)\]])?`
const weekday = String.raw`(?:\p{L}{2,12}(?:\.,? ?|, ?| ))?`
const day = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th|\.|º)?`
const name = String.raw`(?<name>\p{L}{3,12})\.?`

/** The ways of writing a date, most common first. Each pattern is anchored and linear. */
const forms = [
  String.raw`(?<year>\d{4})[-/.](?<month>\d{1,2})(?:[-/.](?<day>\d{1,2}))?${time}${zone}`,
  String.raw`${weekday}${day}(?: de)?[ -]${name},?(?: de)?[ -](?<year>\d{4}|\d{2})${time}${zone}`,
  String.raw`${weekday}${name} ${day},? (?<year>\d{4})${time}${zone}`,
  // asctime, with the zone before or after the year
  String.raw`${weekday}${name} ${day}${time}(?: (?<zone>[a-z]{1,5}|[+-]\d{4}))? (?<year>\d{4})`,
  String.raw`(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:T?(?<hour>\d{2}):?(?<minute>\d{2}):?(?<second>\d{2})?)?${zone}`,
  String.raw`(?<year>\d{4})-?(?<dayOfYear>\d{3})`,
  String.raw`(?<year>\d{4})`,
  String.raw`${weekday}(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})${time}${zone}`,
  String.raw`${weekday}(?<first>\d{1,2})[/-](?<other>\d{1,2})[/-](?<year>\d{4})${time}${zone}`,
  String.raw`${weekday}(?<year>\d{4})[ -]${name}[ -]${day}${time}${zone}`,
].map((form) => new RegExp(`^${form}$`, 'iu'))

/**
 * Reads RFC 3339, ISO 8601, RFC 822 and the common ways to write a date, as ISO 8601 in UTC with milliseconds. A date
 * without a zone is UTC, one without a day is the first. Null when it is none of these, no day of the calendar, or before
 * 1970, which is what programs write that have no date.
 */
export function readDate(raw: string): string | null {
  const text = inWesternForm(raw.slice(0, 100))
  if (/^\d{10}(?:\d{3})?$/.test(text)) return fromEpoch(text)
  for (const form of forms) {
    const parts = form.exec(text)?.groups
    if (parts !== undefined) return instant(parts)
  }
  return null
}

const eastAsian: readonly (readonly [RegExp, string])[] = [
  [/\s{0,9}[年년]\s{0,9}/g, '-'],
  [/\s{0,9}[月월]\s{0,9}/g, '-'],
  [/\s{0,9}[日일]/g, ''],
  [/(?:오전|上午|午前)\s{0,9}([\d:]+)/, '$1 am'],
  [/(?:오후|下午|午後)\s{0,9}([\d:]+)/, '$1 pm'],
]

function inWesternForm(text: string): string {
  const spaced = text.replace(/[\s\u00a0]+/g, ' ').trim()
  if (!/[\u3000-\ud7af]/.test(spaced)) return spaced
  return eastAsian.reduce((rest, [pattern, by]) => rest.replace(pattern, by), spaced).trim()
}

function fromEpoch(digits: string): string {
  return new Date(Number(digits) * (digits.length === 10 ? 1_000 : 1)).toISOString()
}

type Parts = Readonly<Record<string, string | undefined>>

function instant(parts: Parts): string | null {
  const year = yearOf(parts['year'] ?? '')
  const date = dateOf(parts)
  const clock = clockOf(parts)
  const offset = zoneOffset(parts['zone'])
  if (date === null || clock === null || offset === null || year < 1_970) return null
  if (date.day < 1 || date.day > new Date(Date.UTC(year, date.month, 0)).getUTCDate()) return null
  const midnight = Date.UTC(year, date.month - 1, date.day) + (date.dayOfYear - 1) * 86_400_000
  return new Date(midnight + clock - offset * 60_000).toISOString()
}

/** RFC 2822 §4.3 for years of two digits, with a later turn. */
function yearOf(digits: string): number {
  const year = Number(digits)
  return digits.length > 2 ? year : year + (year < 70 ? 2_000 : 1_900)
}

type DayOfYear = { readonly month: number; readonly day: number; readonly dayOfYear: number }

function dateOf(parts: Parts): DayOfYear | null {
  if (parts['dayOfYear'] !== undefined) {
    const dayOfYear = Number(parts['dayOfYear'])
    return dayOfYear >= 1 && dayOfYear <= 366 ? { month: 1, day: 1, dayOfYear } : null
  }
  if (parts['first'] !== undefined) {
    const [first, second] = [Number(parts['first']), Number(parts['other'])]
    // 12/31/2026 as in America, unless only the first can be the day.
    return first > 12 ? dateIn(second, first) : dateIn(first, second)
  }
  const month = parts['name'] === undefined ? Number(parts['month'] ?? 1) : monthOf(parts['name'])
  return month === null ? null : dateIn(month, Number(parts['day'] ?? 1))
}

function dateIn(month: number, day: number): DayOfYear | null {
  return month >= 1 && month <= 12 ? { month, day, dayOfYear: 1 } : null
}

/** Milliseconds since midnight. */
function clockOf(parts: Parts): number | null {
  const [hour, minute, second] = ['hour', 'minute', 'second'].map((part) => Number(parts[part] ?? 0))
  if (hour === undefined || minute === undefined || second === undefined) return null
  const half = parts['half']?.toLowerCase()
  if (hour > (half === undefined ? 24 : 12) || minute > 59 || second > 60) return null
  const inDay = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0)
  const millisecond = Number((parts['fraction'] ?? '0').padEnd(3, '0').slice(0, 3))
  return ((inDay * 60 + minute) * 60 + second) * 1_000 + millisecond
}
