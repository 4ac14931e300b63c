import type { Findings, ObservableType } from '@huntwire/intel-model'
import type { Gate } from './gate.ts'

/** Types that are seen on the network, in mail or in an inventory, whatever device the story is about. */
const anyPlatform: readonly ObservableType[] = ['ipv4-addr', 'domain-name', 'url', 'email-addr', 'cve']

/** A story about phones gets no hunt on computers: their file and process events never hold its files. */
export const fittingPlatform: Gate = ({ hunt, findings }) => {
  if (!isAboutPhones(findings)) return null
  if (hunt.model.form === 'sighting' && anyPlatform.includes(hunt.model.observableType)) return null
  return 'the article is about phones, and this hunt looks at files and processes of computers'
}

function isAboutPhones({ techniques }: Findings): boolean {
  return techniques.length > 0 && techniques.every(({ domain }) => domain === 'mobile')
}
