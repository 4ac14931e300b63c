import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

export type RawFile = { readonly name: string; readonly bytes: Uint8Array }

/** Every file of the corpus, in the order of their names. */
export function rawFilesOf(folder: string): readonly RawFile[] {
  return globSync('raw/**/*', { cwd: folder })
    .toSorted()
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => ({ name: name.slice(4), bytes: readFileSync(join(folder, name)) }))
}
