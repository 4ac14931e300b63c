import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { type ExitCode, exitCode } from '../exit-code.ts'
import { readLines } from './read-lines.ts'

/** The answer to one line: an object to print, or why the line is bad (and the line's own id where it has one). */
export type LineAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string; readonly id?: string }

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * JSON Lines in, JSON Lines out, in the same order. Each answer is written before the next line is needed. A bad line
 * gives an error object in its place, and exit 1 at the end.
 */
export async function runBatch(options: {
  readonly input: AsyncIterable<Uint8Array>
  readonly output: Writable
  readonly answer: (json: unknown) => LineAnswer | Promise<LineAnswer>
}): Promise<ExitCode> {
  let bad = 0
  for await (const line of readLines(options.input)) {
    const answer = await answerLine(line.bytes, options.answer)
    if (!answer.ok) bad += 1
    const value = answer.ok ? answer.value : errorOf(answer, line.number)
    if (!options.output.write(`${JSON.stringify(value)}\n`)) await once(options.output, 'drain')
  }
  return bad === 0 ? exitCode.done : exitCode.badInput
}

async function answerLine(
  bytes: Uint8Array,
  answer: (json: unknown) => LineAnswer | Promise<LineAnswer>,
): Promise<LineAnswer> {
  let json: unknown
  try {
    json = JSON.parse(strictUtf8.decode(bytes))
  } catch (error) {
    return { ok: false, reason: `not JSON in UTF-8: ${error instanceof Error ? error.message : error}` }
  }
  return await answer(json)
}

function errorOf(answer: LineAnswer & { readonly ok: false }, line: number): object {
  const error = { line, reason: answer.reason }
  return answer.id === undefined ? { error } : { id: answer.id, error }
}
