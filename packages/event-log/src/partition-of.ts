/** The partition of a key, the same as every Java client's default: murmur2, sign bit off, modulo. */
export function partitionOf(key: Uint8Array, partitions: number): number {
  return (murmur2(key) & 0x7fffffff) % partitions
}

const multiplier = 0x5bd1e995

function murmur2(data: Uint8Array): number {
  const { length } = data
  const view = new DataView(data.buffer, data.byteOffset, length)
  let hash = 0x9747b28c ^ length
  let index = 0
  for (; index + 4 <= length; index += 4) {
    let word = Math.imul(view.getInt32(index, true), multiplier)
    word = Math.imul(word ^ (word >>> 24), multiplier)
    hash = Math.imul(hash, multiplier) ^ word
  }
  if (index < length) {
    let tail = 0
    for (let byte = length - 1; byte >= index; byte -= 1) tail = (tail << 8) | view.getUint8(byte)
    hash = Math.imul(hash ^ tail, multiplier)
  }
  hash = Math.imul(hash ^ (hash >>> 13), multiplier)
  return hash ^ (hash >>> 15)
}
