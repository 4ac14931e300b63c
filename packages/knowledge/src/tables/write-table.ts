import { mkdirSync, writeFileSync } from 'node:fs'

/** Writes `rows` as tab-separated values into `generated/` beside `module`. Throws when a cell would break a row. */
export function writeTable(module: string, file: string, rows: readonly (readonly string[])[]): void {
  for (const cell of rows.flat())
    if (/[\t\n\r]/.test(cell))
      throw new Error(`${file}: a cell holds a tab or line feed: ${JSON.stringify(cell)}`)
  mkdirSync(new URL('./generated/', module), { recursive: true })
  writeFileSync(new URL(`./generated/${file}`, module), rows.map((row) => `${row.join('\t')}\n`).join(''))
}
