import { inflateRawSync } from 'node:zlib'
import { type ZipEntry, zipDirectory } from './zip-directory.ts'

/** The files of a zip archive that were asked for, or in words that follow its name why there are none. */
export type UnpackedZip =
  | { readonly ok: true; readonly parts: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly reason: string }

export type ZipLimits = {
  /** Bytes of all wanted parts together, unpacked. */
  readonly mostBytes: number
  readonly mostEntries: number
}

const localHeader = { signature: 0x04034b50, length: 30 }
const stored = 0
const deflated = 8

/** A part of an archive and the bytes that it is packed in. */
type PackedPart = { readonly entry: ZipEntry; readonly start: number; readonly end: number }

/**
 * Unpacks the files of a zip archive that are wanted, never more than the limits, whatever the archive says of itself. Two
 * files in the same bytes, or of one name, are no archive that a program writes: such a one is refused.
 */
export function unpackZip(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
  limits: ZipLimits,
): UnpackedZip {
  const directory = zipDirectory(bytes, limits.mostEntries)
  if (!directory.ok && directory.fault === 'too-many')
    return refused(`holds more than ${limits.mostEntries} parts`)
  if (!directory.ok) return refused('is broken or cut off')
  const packed = packedParts(bytes, directory.entries, directory.start)
  if (typeof packed === 'string') return refused(packed)
  const tooMuch = refused(`unpacks to more than ${Math.floor(limits.mostBytes / 1_024 / 1_024)} MiB`)
  const wanted = packed.filter(({ entry }) => isWanted(entry.name))
  if (wanted.reduce((sum, { entry }) => sum + entry.size, 0) > limits.mostBytes) return tooMuch
  const parts = new Map<string, Uint8Array>()
  let left = limits.mostBytes
  for (const part of wanted) {
    const { encrypted, method, name, size } = part.entry
    if (encrypted) return refused('is encrypted')
    if (method !== stored && method !== deflated)
      return refused(`has a part that is packed in an unknown way (${name.slice(0, 100)})`)
    const unpacked = unpack(bytes.subarray(part.start, part.end), method, left)
    if (unpacked === 'too-much') return tooMuch
    if (unpacked === 'broken' || unpacked.length !== size) return refused(`is broken (${name.slice(0, 100)})`)
    left -= unpacked.length
    parts.set(name, unpacked)
  }
  return { ok: true, parts }
}

/** Where each part is packed, or what is wrong with them. */
function packedParts(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  directoryStart: number,
): readonly PackedPart[] | string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const names = new Set<string>()
  const packed: PackedPart[] = []
  for (const entry of entries) {
    // Names of parts that differ in case alone are one name (ECMA-376 part 2 §6.2.2.3).
    const name = entry.name.toLowerCase()
    if (names.has(name)) return `has two parts of one name (${entry.name.slice(0, 100)})`
    names.add(name)
    const { start } = entry
    if (start + localHeader.length > directoryStart) return 'is broken or cut off'
    if (view.getUint32(start, true) !== localHeader.signature) return 'is broken or cut off'
    const from =
      start + localHeader.length + view.getUint16(start + 26, true) + view.getUint16(start + 28, true)
    const end = from + entry.packedSize
    if (end > directoryStart) return 'is broken or cut off'
    packed.push({ entry, start: from, end })
  }
  return haveCommonBytes(packed) ? 'has parts that lie over each other' : packed
}

function haveCommonBytes(packed: readonly PackedPart[]): boolean {
  let end = 0
  for (const part of packed.toSorted((a, b) => a.entry.start - b.entry.start)) {
    if (part.entry.start < end) return true
    end = part.end
  }
  return false
}

function unpack(packed: Uint8Array, method: number, most: number): Uint8Array | 'too-much' | 'broken' {
  if (method === stored) return packed.length > most ? 'too-much' : packed
  if (most < 1) return 'too-much'
  try {
    return inflateRawSync(packed, { maxOutputLength: most })
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
      ? 'too-much'
      : 'broken'
  }
}

function refused(reason: string): UnpackedZip {
  return { ok: false, reason }
}
