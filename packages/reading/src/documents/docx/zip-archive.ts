/** What a zip archive says it holds. */
export type ZipSummary = { readonly entries: number; readonly compressed: number; readonly inflated: number }

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50

/** Reads the central directory of a zip archive (APPNOTE 6.3 §4.3.12); null when there is none, or not all of it. */
export function zipSummary(bytes: Uint8Array): ZipSummary | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endRecord(view)
  if (end === null) return null
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  let [compressed, inflated] = [0, 0]
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== directoryEntry) return null
    compressed += view.getUint32(at + 20, true)
    inflated += view.getUint32(at + 24, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return { entries: count, compressed, inflated }
}

/** The end record stands last, before a comment of at most 64 KiB. */
function endRecord(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) === endOfDirectory) return at
  }
  return null
}
