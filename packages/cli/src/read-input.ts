import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { CommandFailure, exitCode } from './exit-code.ts'

/** The bytes of a file, or of stdin for `-`; throws CommandFailure with the file's name when it cannot be read. */
export async function readInput(name: string): Promise<Uint8Array> {
  try {
    return name === '-' ? await buffer(process.stdin) : await readFile(name)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new CommandFailure(exitCode.badInput, `${name}: cannot be read: ${reason}`, { cause })
  }
}
