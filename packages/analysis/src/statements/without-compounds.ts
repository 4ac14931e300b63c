import type { ClassHit } from './class-hits.ts'

/** Without what lies inside a compound: the bug of a bug bounty is no bug. */
export function withoutCompounds(hits: readonly ClassHit[]): readonly ClassHit[] {
  const compounds = hits.filter(({ meaning }) => meaning === 'compound')
  if (compounds.length === 0) return hits
  return hits.filter(
    (hit) =>
      !compounds.some(
        ({ start, end }) => start <= hit.start && hit.end <= end && end - start > hit.end - hit.start,
      ),
  )
}
