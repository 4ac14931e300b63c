import type { ClassHit } from './class-hits.ts'

/**
 * Without what begins inside a compound: the bug of a bug bounty is no bug, and what comes after exploitation is none.
 * What says more than the compound and begins with it stays. Hits come in the order of the text.
 */
export function withoutCompounds(hits: readonly ClassHit[]): readonly ClassHit[] {
  const compounds = hits.filter(({ meaning }) => meaning === 'compound')
  if (compounds.length === 0) return hits
  let next = 0
  let cover: ClassHit | undefined
  return hits.filter((hit) => {
    for (let one = compounds[next]; one !== undefined && one.start <= hit.start; one = compounds[++next])
      if (cover === undefined || one.end > cover.end) cover = one
    return cover === undefined || hit.start >= cover.end || saysMore(hit, cover)
  })
}

function saysMore({ start, end }: ClassHit, cover: ClassHit): boolean {
  return start === cover.start && end >= cover.end
}
