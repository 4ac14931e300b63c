import type { Gate } from './gate.ts'

/** At least one dialect can say the hunt, or will when its values are in a lookup. */
export const answerable: Gate = ({ emissions }) => {
  const results = Object.values(emissions)
  const speaks = results.some((result) => result.ok)
  const tooMany = results.some(
    (result) => !result.ok && result.unsupported.some(({ feature }) => feature === 'too-many-values'),
  )
  return speaks || tooMany ? null : 'no dialect can say it'
}
