import type { Brief } from '@huntwire/intel-model'
import { afterParts } from './after.ts'
import { headPart } from './head.ts'
import { huntsPart } from './hunts.ts'
import { indicatorsPart } from './indicators.ts'
import { profilePart } from './profile.ts'
import { killChainPart, techniquesPart } from './techniques.ts'
import { whyPart } from './why.ts'

/**
 * A brief as Markdown. The seven parts, their order and their headings are a contract with those who parse them: lines
 * may be added inside a part and sections behind the last one, nothing between. No text of the article can open one.
 */
export function renderMarkdown(brief: Brief): string {
  const parts = [
    headPart(brief),
    profilePart(brief),
    indicatorsPart(brief),
    techniquesPart(brief),
    killChainPart(brief),
    huntsPart(brief),
    whyPart(brief),
    ...afterParts(brief),
  ]
  return `${parts.join('\n\n')}\n`
}
