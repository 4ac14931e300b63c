/** One file of a zip archive, as the central directory tells it. */
export type ZipEntry = {
  readonly name: string
  readonly encrypted: boolean
  readonly method: number
  readonly packedSize: number
  /** As the archive says; it may lie. */
  readonly size: number
  /** Where its local header begins. */
  readonly start: number
}

export type ZipDirectory =
  | { readonly ok: true; readonly entries: readonly ZipEntry[]; readonly start: number }
  | { readonly ok: false; readonly fault: 'broken' | 'too-many' }

const endRecord = { signature: 0x06054b50, length: 22 }
const end64Record = { signature: 0x06064b50, length: 56 }
const end64Locator = { signature: 0x07064b50, length: 20 }
const directoryHeader = { signature: 0x02014b50, length: 46 }
const longestComment = 0xffff
const zip64Extra = 0x0001
const in64 = 0xffff_ffff
const encryptedFlags = 0x0001 | 0x0040

const broken: ZipDirectory = { ok: false, fault: 'broken' }

/**
 * Reads the central directory of a zip archive (APPNOTE 6.3 §4.3.12), zip64 too. It holds the headers that stand there one
 * after the other: how many the archive says it has is not believed, for readers do not agree on it.
 */
export function zipDirectory(bytes: Uint8Array, mostEntries: number): ZipDirectory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const place = directoryPlace(view)
  if (place === null) return broken
  const entries: ZipEntry[] = []
  let at = place.start
  while (at + 4 <= place.end && view.getUint32(at, true) === directoryHeader.signature) {
    if (entries.length === mostEntries) return { ok: false, fault: 'too-many' }
    const header = entryAt(view, at, place.end)
    if (header === null) return broken
    entries.push(header.entry)
    at = header.end
  }
  return entries.length === 0 ? broken : { ok: true, entries, start: place.start }
}

function directoryPlace(view: DataView): { readonly start: number; readonly end: number } | null {
  const end = lastRecord(view)
  if (end === null) return null
  const start = view.getUint32(end + 16, true)
  const place = start === in64 ? placeIn64(view, end) : { start, end }
  return place !== null && place.start <= place.end ? place : null
}

/** The end record stands last, before a comment of at most 64 KiB. */
function lastRecord(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - endRecord.length - longestComment)
  for (let at = view.byteLength - endRecord.length; at >= first; at--) {
    if (view.getUint32(at, true) === endRecord.signature) return at
  }
  return null
}

function placeIn64(view: DataView, end: number): { readonly start: number; readonly end: number } | null {
  const locator = end - end64Locator.length
  if (locator < 0 || view.getUint32(locator, true) !== end64Locator.signature) return null
  const record = Number(view.getBigUint64(locator + 8, true))
  if (record + end64Record.length > locator) return null
  if (view.getUint32(record, true) !== end64Record.signature) return null
  return { start: Number(view.getBigUint64(record + 48, true)), end: record }
}

function entryAt(
  view: DataView,
  at: number,
  limit: number,
): { readonly entry: ZipEntry; readonly end: number } | null {
  if (at + directoryHeader.length > limit) return null
  const nameAt = at + directoryHeader.length
  const extraAt = nameAt + view.getUint16(at + 28, true)
  const commentAt = extraAt + view.getUint16(at + 30, true)
  const end = commentAt + view.getUint16(at + 32, true)
  if (end > limit) return null
  const sizes = sizesOf(view, at, extraAt, commentAt)
  if (sizes === null) return null
  const entry = {
    name: new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + nameAt, extraAt - nameAt)),
    encrypted: (view.getUint16(at + 8, true) & encryptedFlags) !== 0,
    method: view.getUint16(at + 10, true),
    ...sizes,
  }
  return { entry, end }
}

/** Sizes and place of an entry; those of more than 32 bits stand in an extra field, in this order (§4.5.3). */
function sizesOf(
  view: DataView,
  at: number,
  extraAt: number,
  extraEnd: number,
): Pick<ZipEntry, 'packedSize' | 'size' | 'start'> | null {
  const long = fieldAt(view, extraAt, extraEnd)
  let next = long?.start ?? 0
  let isMissing = false
  const read = (short: number): number => {
    if (short !== in64) return short
    isMissing ||= long === null || next + 8 > long.end
    if (isMissing) return 0
    next += 8
    return Number(view.getBigUint64(next - 8, true))
  }
  const size = read(view.getUint32(at + 24, true))
  const packedSize = read(view.getUint32(at + 20, true))
  const start = read(view.getUint32(at + 42, true))
  return isMissing ? null : { size, packedSize, start }
}

function fieldAt(
  view: DataView,
  from: number,
  to: number,
): { readonly start: number; readonly end: number } | null {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    const end = at + 4 + view.getUint16(at + 2, true)
    if (view.getUint16(at, true) === zip64Extra) return end > to ? null : { start: at + 4, end }
  }
  return null
}
