import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The folder a generator reads: its first argument, else `../shared/data`; as a URL that ends with a slash. */
export function dataDir(argv: readonly string[]): URL {
  return new URL(`${pathToFileURL(resolve(argv[2] ?? '../shared/data'))}/`)
}
