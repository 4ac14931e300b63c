import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { knowledgeVersion } from './version/knowledge-version.ts'

/** What makes findings: the release and the tables. Events of the same engine and input have the same ids. */
export interface Engine {
  readonly version: string
  readonly derivation: string
}

/** The engine of this checkout. */
export const engine: Engine = engineOf(releaseVersion(), knowledgeVersion)

/** The derivation is the first 16 hex digits of SHA-256 over release and tables: any change of either changes it. */
export function engineOf(version: string, knowledge: string): Engine {
  const derivation = createHash('sha256').update(`${version}\n${knowledge}`).digest('hex').slice(0, 16)
  return { version, derivation }
}

function releaseVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest)
    return String(manifest.version)
  throw new Error('packages/knowledge/package.json states no version')
}
