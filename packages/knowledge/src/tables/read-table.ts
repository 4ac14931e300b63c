import { readFileSync } from 'node:fs'

/** The rows of a generated table of tab-separated values that lies beside `module` (its `import.meta.url`). */
export function readTable(module: string, file: string): readonly (readonly string[])[] {
  const lines = readFileSync(new URL(`./generated/${file}`, module), 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => line.split('\t'))
}

/** The bytes of a generated file that lies beside `module`. */
export function readBytes(module: string, file: string): Uint8Array {
  return readFileSync(new URL(`./generated/${file}`, module))
}
