/** How the names of the months begin in the languages of most feeds, without accents; longer ones first where it counts. */
const beginnings: readonly (readonly [month: number, names: string])[] = [
  [1, 'jan gen ene jaen янв'],
  [2, 'feb fev фев'],
  [3, 'mar maer mrt maa мар'],
  [4, 'apr avr abr апр'],
  [5, 'may mai mag mei maj май мая'],
  [6, 'jun juin giu июн'],
  [7, 'jul juil lug июл'],
  [8, 'aug aou ago авг'],
  [9, 'sep set сен'],
  [10, 'oct okt ott out окт'],
  [11, 'nov ноя'],
  [12, 'dec dez dic des дек'],
]
const months: ReadonlyMap<string, number> = new Map(
  beginnings.flatMap(([month, names]) => names.split(' ').map((name): [string, number] => [name, month])),
)

/** The month, 1 to 12, that a name or its abbreviation means; null for none. */
export function monthOf(name: string): number | null {
  const plain = name
    .normalize('NFD')
    .replace(/\u0306/g, (mark) => mark)
    .replace(/[\u0300-\u0305\u0307-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
  return months.get(plain.slice(0, 4)) ?? months.get(plain.slice(0, 3)) ?? null
}
