import type { Passage } from '../passage/passage.ts'
import { wordTable } from '../passage/word-table.ts'

const phones = new Set('android ios iphone iphones ipad apk apks smartphone smartphones'.split(' '))
const computers = new Set(
  'windows powershell exe dll registry linux macos server servers workstation workstations endpoint endpoints domain'.split(
    ' ',
  ),
)
const fewest = 3

const devices = wordTable((word) =>
  phones.has(word) ? 'phone' : computers.has(word) ? 'computer' : undefined,
)

/** Whether a text speaks of phones, and more often than of computers. */
export function isAboutMobile({ words }: Passage): boolean {
  const deviceOf = devices(words.numbering)
  let [phone, computer] = [0, 0]
  for (const number of words.numbers) {
    const device = deviceOf[number]
    if (device === 'phone') phone++
    else if (device === 'computer') computer++
  }
  return phone >= fewest && phone > computer
}
