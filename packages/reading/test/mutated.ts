const pieces = [
  '<',
  '>',
  '</',
  '&',
  ';',
  '"',
  ']]>',
  '<![CDATA[',
  '<!--',
  '<?xml?>',
  '\u0000',
  '\ufeff',
  '\ud800',
  '%',
  '<item/>',
  '<entry>',
  '<channel/>',
  '<td>',
  '{',
  '[',
  'encoding="utf-16"',
]

/** The text with up to three cuts, doublings and insertions, as bytes of which one may be another. Same seed, same bytes. */
export function mutated(original: string, seed: number): Uint8Array {
  const below = generator(seed)
  let text = original
  for (let step = below(4); step > 0; step--) {
    const at = below(text.length + 1)
    const length = below(12)
    const piece = pieces[below(pieces.length)] ?? ''
    text =
      [
        () => text.slice(0, at) + piece + text.slice(at),
        () => text.slice(0, at) + text.slice(at + length),
        () => text.slice(0, at) + text.slice(at, at + length).repeat(3) + text.slice(at + length),
        () => text.slice(0, at),
        () => text.slice(0, at) + piece + text.slice(at + length),
      ][below(5)]?.() ?? text
  }
  const bytes = Buffer.from(text, below(8) === 0 ? 'utf16le' : 'utf8')
  for (let step = below(2); step > 0; step--) bytes[below(bytes.length || 1)] = below(256)
  return bytes
}

/** A small linear congruential generator, so that a failure can be repeated. */
function generator(seed: number): (below: number) => number {
  let state = Math.imul(seed + 1, 2_654_435_761)
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
