import { crc32 } from 'node:zlib'

/** A zip archive of parts that are not packed (APPNOTE 6.3 §4.3), for programs that read zip archives only. */
export function packStored(parts: ReadonlyMap<string, Uint8Array>): Buffer {
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const [name, content] of parts) {
    const nameBytes = Buffer.from(name)
    const common = commonHeader(nameBytes, content)
    const local = Buffer.concat([signature(0x04034b50), common, nameBytes])
    directory.push(directoryHeader(common, nameBytes, at))
    pieces.push(local, content)
    at += local.length + content.length
  }
  const directoryLength = directory.reduce((sum, header) => sum + header.length, 0)
  return Buffer.concat([...pieces, ...directory, endRecord(parts.size, directoryLength, at)])
}

/** What local headers and the directory say alike: version, UTF-8 names, no method, 1 January 1980, checksum, lengths. */
function commonHeader(name: Uint8Array, content: Uint8Array): Buffer {
  const header = Buffer.alloc(26)
  header.writeUInt16LE(20, 0)
  header.writeUInt16LE(0x0800, 2)
  header.writeUInt16LE(0x0021, 8)
  header.writeUInt32LE(crc32(content), 10)
  header.writeUInt32LE(content.length, 14)
  header.writeUInt32LE(content.length, 18)
  header.writeUInt16LE(name.length, 22)
  return header
}

function directoryHeader(common: Buffer, name: Uint8Array, start: number): Buffer {
  const madeBy = Buffer.from([20, 0])
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(start, 10)
  return Buffer.concat([signature(0x02014b50), madeBy, common, rest, name])
}

function endRecord(count: number, length: number, start: number): Buffer {
  const record = Buffer.alloc(22)
  signature(0x06054b50).copy(record)
  record.writeUInt16LE(count, 8)
  record.writeUInt16LE(count, 10)
  record.writeUInt32LE(length, 12)
  record.writeUInt32LE(start, 16)
  return record
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
