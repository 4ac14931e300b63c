import type { Verdict } from '@huntwire/intel-model'

/** What kind of article it is, as the end of "it is …". */
export const verdictNames: Readonly<Record<Verdict, string>> = {
  threat: 'a threat report',
  advisory: 'an advisory',
  incident: 'an incident report',
  guidance: 'guidance',
  marketing: 'marketing',
  'off-topic': 'off topic',
}
