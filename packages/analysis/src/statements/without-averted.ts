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
  if (!hits.some(({ meaning }) => meaning === 'averting')) return hits
  let subject: ClassHit | undefined
  let averting: ClassHit | undefined
  return hits.filter((hit) => {
    if (subjects.has(hit.meaning)) subject = hit
    if (hit.meaning === 'averting' && !isBehind(hit, subject, subjectReach)) averting = hit
    return !averted.has(hit.meaning) || !isBehind(hit, averting, reach)
  })
}

function isBehind(hit: ClassHit, other: ClassHit | undefined, words: number): boolean {
  return (
    other !== undefined &&
    other.sentence === hit.sentence &&
    other.word < hit.word &&
    hit.word - other.word <= words
  )
}
