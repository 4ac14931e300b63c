import { crc32, deflateRawSync } from 'node:zlib'

/** A file of an archive, and what the archive says of it that need not be true. */
export type ZipFile = {
  readonly name: string
  readonly content: Uint8Array
  readonly method?: number
  readonly flags?: number
  readonly statedSize?: number
  /** Lengths stand behind the content and not before it, as in a zip that was written to a pipe. */
  readonly described?: boolean
  /** Lengths and place of 64 bits. */
  readonly long?: boolean
  /** The place of the file of this name, whose bytes it has as well. */
  readonly sameAs?: string
}

export type ZipStatement = {
  /** How many files the archive says it holds. */
  readonly count?: number
  readonly long?: boolean
  readonly comment?: string
}

const in64 = 0xffff_ffff

/** A zip archive (APPNOTE 6.3), honest or not. */
export function writeZip(files: readonly ZipFile[], stated: ZipStatement = {}): Uint8Array {
  const pieces: Buffer[] = []
  const headers: Buffer[] = []
  const starts = new Map<string, number>()
  let at = 0
  for (const file of files) {
    const packed = file.method === 0 ? Buffer.from(file.content) : deflateRawSync(file.content)
    const start = starts.get(file.sameAs ?? '') ?? at
    headers.push(directoryHeader(file, packed, start))
    if (file.sameAs !== undefined) continue
    starts.set(file.name, at)
    const piece = Buffer.concat([
      localHeader(file, packed),
      packed,
      file.described ? descriptor(file, packed) : empty,
    ])
    pieces.push(piece)
    at += piece.length
  }
  const directory = Buffer.concat(headers)
  return Buffer.concat([
    ...pieces,
    directory,
    endOf(at, directory.length, stated.count ?? files.length, stated),
  ])
}

const empty = Buffer.alloc(0)

function localHeader(file: ZipFile, packed: Uint8Array): Buffer {
  const { described = false, name } = file
  const common = commonHeader(file, described ? 0 : packed.length, described ? 0 : sizeOf(file))
  return Buffer.concat([number32(0x04034b50), common, number16(0), Buffer.from(name)])
}

function directoryHeader(file: ZipFile, packed: Uint8Array, start: number): Buffer {
  const { long = false, name } = file
  const common = commonHeader(file, long ? in64 : packed.length, long ? in64 : sizeOf(file))
  const extra = long
    ? Buffer.concat([number16(1), number16(24), ...[sizeOf(file), packed.length, start].map(number64)])
    : empty
  const rest = [number16(extra.length), Buffer.alloc(10), number32(long ? in64 : start)]
  return Buffer.concat([number32(0x02014b50), number16(45), common, ...rest, Buffer.from(name), extra])
}

function commonHeader(file: ZipFile, packedSize: number, size: number): Buffer {
  const { content, described = false, flags = 0, method = 8, name } = file
  return Buffer.concat([
    ...[45, flags | (described ? 8 : 0), method, 0, 0x21].map(number16),
    ...[described ? 0 : crc32(content), packedSize, size].map(number32),
    number16(Buffer.byteLength(name)),
  ])
}

function descriptor(file: ZipFile, packed: Uint8Array): Buffer {
  return Buffer.concat([0x08074b50, crc32(file.content), packed.length, sizeOf(file)].map(number32))
}

function sizeOf({ content, statedSize = content.length }: ZipFile): number {
  return statedSize
}

function endOf(
  start: number,
  length: number,
  count: number,
  { comment = '', long = false }: ZipStatement,
): Buffer {
  const end = start + length
  const record64 = [number32(0x06064b50), number64(44), number16(45), number16(45), Buffer.alloc(8)]
  const locator = [number32(0x07064b50), Buffer.alloc(4), number64(end), number32(1)]
  const first = long ? [...record64, ...[count, count, length, start].map(number64), ...locator] : []
  const stated = long ? [0xffff, 0xffff].map(number16) : [count, count].map(number16)
  const place = (long ? [in64, in64] : [length, start]).map(number32)
  const last = [number16(comment.length), Buffer.from(comment)]
  return Buffer.concat([...first, number32(0x06054b50), Buffer.alloc(4), ...stated, ...place, ...last])
}

function number16(value: number): Buffer {
  return Buffer.from([value & 0xff, (value >> 8) & 0xff])
}

function number32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function number64(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}
