import { createHash } from 'node:crypto'
import manifest from '../package.json' with { type: 'json' }
import { knowledgeVersion } from './version/knowledge-version.ts'

/** What makes findings: the release and the tables. Events of the same engine and input have the same ids. */
export interface Engine {
  readonly version: string
  readonly derivation: string
}

/** The engine of this checkout. */
export const engine: Engine = engineOf(manifest.version, knowledgeVersion)

/** The derivation is the first 16 hex digits of SHA-256 over release and tables: any change of either changes it. */
export function engineOf(version: string, knowledge: string): Engine {
  const derivation = createHash('sha256').update(`${version}\n${knowledge}`).digest('hex').slice(0, 16)
  return { version, derivation }
}
