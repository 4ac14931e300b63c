import type { Passage } from '../passage/passage.ts'

const phones = new Set('android ios iphone iphones ipad apk apks smartphone smartphones'.split(' '))
const computers = new Set(
  'windows powershell exe dll registry linux macos server servers workstation workstations endpoint endpoints domain'.split(
    ' ',
  ),
)
const fewest = 3

/** Whether a text speaks of phones, and more often than of computers. */
export function isAboutMobile({ words }: Passage): boolean {
  let [phone, computer] = [0, 0]
  for (const word of words.texts) {
    if (phones.has(word)) phone++
    else if (computers.has(word)) computer++
  }
  return phone >= fewest && phone > computer
}
