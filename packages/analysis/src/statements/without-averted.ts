import { attackWords } from './attack-words.ts'
import type { ClassHit } from './class-hits.ts'
import { weaknessWords } from './weakness-words.ts'
import type { WordClass } from './word-classes.ts'

const subjects = new Set<WordClass>(['attacker', 'malware', 'topic', 'campaign'])
const averted = new Set<string>([
  ...Object.keys(attackWords),
  ...Object.keys(weaknessWords),
  'supply',
  'breach',
  'hostile',
])
const reach = 6
const subjectReach = 4

/** Without the attacks that defenders prevent: of "blocks ransomware" no ransomware is left. Attackers avert nothing. */
export function withoutAverted(hits: readonly ClassHit[]): readonly ClassHit[] {
  const averting = hits.filter((hit) => hit.meaning === 'averting' && !isAttackers(hit, hits))
  if (averting.length === 0) return hits
  return hits.filter(
    (hit) =>
      !averted.has(hit.meaning) ||
      !averting.some(
        ({ sentence, word }) => sentence === hit.sentence && word < hit.word && hit.word - word <= reach,
      ),
  )
}

/** Whether those who attack do it: "the malware blocks updates". */
function isAttackers(averting: ClassHit, hits: readonly ClassHit[]): boolean {
  return hits.some(
    ({ meaning, sentence, word }) =>
      subjects.has(meaning) &&
      sentence === averting.sentence &&
      word < averting.word &&
      averting.word - word <= subjectReach,
  )
}
