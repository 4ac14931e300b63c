/**
 * A set of words that is asked by the looks of a word in a text: its first three letters, its last one and its length. It
 * says yes to all that were added and to few others, and touches no string.
 */
export function newShapes(): Uint32Array {
  return new Uint32Array(1 << (bitsOfShape - 5))
}

const bitsOfShape = 18

export function addShape(shapes: Uint32Array, word: string): void {
  const shape = shapeOf(word, 0, word.length)
  shapes[shape >> 5] = (shapes[shape >> 5] ?? 0) | (1 << (shape & 31))
}

/** Whether the word from `start` to `end` looks like one that was added, in small letters or capitals. */
export function hasShape(shapes: Uint32Array, text: string, start: number, end: number): boolean {
  const shape = shapeOf(text, start, end)
  return ((shapes[shape >> 5] ?? 0) & (1 << (shape & 31))) !== 0
}

function shapeOf(text: string, start: number, end: number): number {
  const length = end - start
  let letters = ((text.charCodeAt(start) & 31) << 5) | (text.charCodeAt(end - 1) & 31)
  if (length > 2)
    letters |= ((text.charCodeAt(start + 1) & 31) << 15) | ((text.charCodeAt(start + 2) & 31) << 10)
  return Math.imul(letters + (length << 20), 0x9e3779b1) >>> (32 - bitsOfShape)
}
