import type { ArticleId } from './article-id.ts'
import { sha256Hex } from './sha256.ts'

/**
 * `UC_<a>_<b>` in decimal: the first 40 bits of SHA-256 of the article id and the first 32 bits of SHA-256 of the hunt
 * key. The key says what is hunted (kind, and indicator type, CVE, artefact kind or library entry), not its values.
 */
export function huntIdOf(articleId: ArticleId, huntKey: string): string {
  return `UC_${firstBits(articleId, 40)}_${firstBits(huntKey, 32)}`
}

function firstBits(text: string, bits: number): bigint {
  return BigInt(`0x${sha256Hex(text).slice(0, bits / 4)}`)
}
