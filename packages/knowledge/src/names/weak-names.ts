import { nameKey } from './name-key.ts'
import type { FrequencyOf } from './ordinary-words.ts'

/** What is known of the names of one entity. */
export interface Marks {
  readonly risky: ReadonlySet<string>
  readonly shortened: ReadonlySet<string>
  /** Whether ATT&CK, Malpedia or two lists have it. Single lists hold thousands of words and given names. */
  readonly isListed: boolean
  readonly isOfAttack: boolean
  /** Keys of the names that ATT&CK itself has. */
  readonly own: ReadonlySet<string>
  readonly isGroup: boolean
  /** Keys of well-known hosts. */
  readonly hosts: ReadonlySet<string>
  /** Keys of makers of products, which texts name as such. */
  readonly makers: ReadonlySet<string>
  readonly frequencyOf: FrequencyOf
}

export interface WeakNames {
  /** Names that alone prove nothing: ordinary words, two or three letters, short words in capitals. */
  readonly weak: readonly string[]
  /** The weak ones that are words which nearly always mean the word: not any kind beside them is enough. */
  readonly common: readonly string[]
  /** The strong ones that are words too, or two words in one (`autorun`): they prove nothing in lower case. */
  readonly rare: readonly string[]
}

/** Rarer words of a text on threats are names where they have a capital. */
const leastFrequency = 25
const leastOfCommon = 100
/** `Group 5` is also the fifth of any groups. */
const numbered = /^(?:group|team)[ -]?\d{1,2}$/i
/** Two words as frequent as these are a phrase (`Target Company`); groups have names of two words. Behind a known host (`Windows Remote Desktop`) any words are. */
const leastOfPhrase = 100
const leastOfGroupPhrase = 3_000

/** The names that need more than that they stand there. */
export function weakNames(names: readonly string[], marks: Marks): WeakNames {
  const weak = names.filter((name) => isWeak(name, marks))
  return {
    weak,
    common: weak.filter((name) => isCommon(name, marks)),
    rare: names.filter((name) => !weak.includes(name) && isRare(name, marks)),
  }
}

function isWeak(name: string, marks: Marks): boolean {
  const { risky, shortened, isListed, frequencyOf, hosts, makers, own } = marks
  const key = nameKey(name)
  const frequency = frequencyOf(name)
  if (key.length <= 3 || /^[A-Z]{4}$/.test(name) || numbered.test(name)) return true
  if ((!own.has(key) && hosts.has(key)) || makers.has(key)) return true
  if (shortened.has(name)) return frequency > 0 || isCompound(key, marks) || !isListed || key.length < 5
  if (/\p{L}[ _.-]+\p{L}/u.test(name)) return isPhrase(name, marks)
  if (risky.has(key) && (frequency > 0 || key.length < 5)) return true
  return frequency >= leastFrequency || (frequency > 0 && !isListed)
}

function isPhrase(name: string, { isOfAttack, isGroup, frequencyOf, hosts }: Marks): boolean {
  if (
    isOfAttack ||
    /\d|^operation |\b(?:rat|stealer|ransom|ransomware|locker|loader|worm|banker)$/i.test(name)
  )
    return false
  if (!isGroup && hosts.has(nameKey(name.split(/[ _.-]/, 1)[0] ?? ''))) return frequencyOf(name) > 0
  return frequencyOf(name) >= (isGroup ? leastOfGroupPhrase : leastOfPhrase)
}

function isCommon(
  name: string,
  { shortened, isOfAttack, isListed, frequencyOf, hosts, makers, own }: Marks,
): boolean {
  if ((!own.has(nameKey(name)) && hosts.has(nameKey(name))) || makers.has(nameKey(name))) return true
  const frequency = frequencyOf(name)
  if (shortened.has(name)) return frequency > 0
  return frequency > 0 && !isOfAttack && (!isListed || frequency >= leastOfCommon)
}

function isRare(name: string, marks: Marks): boolean {
  const key = nameKey(name)
  if (/[ _.-]/.test(name)) return false
  if (marks.frequencyOf(name) > 0 || isCompound(key, marks)) return true
  return !marks.isListed || (marks.risky.has(key) && !marks.isOfAttack)
}

const shortestPart = 3

/** `autorun`, `multilayer`, `targetcompany`. */
function isCompound(key: string, { frequencyOf }: Marks): boolean {
  for (let at = shortestPart; at <= key.length - shortestPart; at++)
    if (isPart(key.slice(0, at)) && isPart(key.slice(at))) return true
  return false

  function isPart(part: string): boolean {
    return frequencyOf(part) >= (part.length === shortestPart ? leastFrequency : 1)
  }
}
