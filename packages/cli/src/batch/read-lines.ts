const lineFeed = 0x0a
const carriageReturn = 0x0d

/** One line of input, 1-based, without its line end. */
export type Line = { readonly number: number; readonly bytes: Uint8Array }

/**
 * The lines of a byte stream as they come, LF or CRLF, blank lines left out (they count). Holds one line at a time, so
 * memory does not grow with the input.
 */
export async function* readLines(input: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let number = 0
  let pending: Uint8Array[] = []

  for await (const chunk of input) {
    let start = 0
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      number += 1
      const bytes = lineOf(pending, chunk.subarray(start, end))
      pending = []
      start = end + 1
      if (!isBlank(bytes)) yield { number, bytes }
    }
    if (start < chunk.length) pending.push(chunk.subarray(start))
  }
  const last = lineOf(pending, new Uint8Array())
  if (!isBlank(last)) yield { number: number + 1, bytes: last }
}

function lineOf(pending: readonly Uint8Array[], rest: Uint8Array): Uint8Array {
  const line = pending.length === 0 ? rest : Buffer.concat([...pending, rest])
  return line.at(-1) === carriageReturn ? line.subarray(0, -1) : line
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === carriageReturn)
}
