import { isSharedHosting } from '@huntwire/knowledge'
import type { RoleDecision } from './decide-role.ts'
import type { Occurrence } from './occurrence.ts'

const compromised =
  /\b(?:compromised|hacked|breached|hijacked|infected|abused)\b(?:[ ,]+(?:but )?(?:legitimate|legit|third-party|wordpress|joomla|drupal|small|vulnerable|otherwise|benign|and|several|many|other|business|corporate|government|the|of)\b)*\s+(?:web ?)?(?:sites?|servers?|hosts?|domains?|pages?|blogs?|stores?|shops?|installations?|instances?|infrastructure)\b|\b(?:web ?)?(?:sites?|servers?|domains?|pages?) (?:that |which )?(?:was|were|is|are|has been|have been|had been) (?:itself |themselves )?(?:compromised|hacked|breached|hijacked)\b/i

/** A fast look for what each of these words needs. */
const mayBeCompromised = /compromised|hacked|breached|hijacked|infected|abused/i

/** Whether a sentence calls a site compromised. */
export function callsCompromised(sentence: string): boolean {
  return mayBeCompromised.test(sentence) && compromised.test(sentence)
}

/** A hostile address that belongs to somebody else: who blocks it should know whom that hits. */
export function withOwner(decision: RoleDecision, { host, type, marks }: Occurrence): RoleDecision {
  if (host === '') return decision
  const owner =
    type !== 'email-addr' && isSharedHosting(host)
      ? 'on a site that lends its name to anybody: block the whole address, not the site'
      : marks.isCompromised()
        ? 'the text calls it a compromised site: its owner is a victim too'
        : undefined
  return owner === undefined ? decision : { ...decision, reason: `${decision.reason}; ${owner}` }
}
