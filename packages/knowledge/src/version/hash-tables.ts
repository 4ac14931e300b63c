import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

const source = new URL('../', import.meta.url)
const own = 'version/generated/'

/** SHA-256 over the name and content of every generated table of this package, in the order of their names. */
export function hashTables(): string {
  const files = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      new URL(`${entry.parentPath}/${entry.name}`, 'file:').pathname.slice(source.pathname.length),
    )
    .filter((path) => path.includes('/generated/') && !path.startsWith(own))
    .sort()
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(new URL(file, source)))
  return hash.digest('hex')
}
