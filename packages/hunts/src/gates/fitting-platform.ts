import type { ObservableType } from '@huntwire/intel-model'
import { isAboutPhones } from './about-phones.ts'
import type { Gate } from './gate.ts'

/** Types that are seen on the network, in mail or in an inventory, whatever device the story is about. */
const anyPlatform: readonly ObservableType[] = ['ipv4-addr', 'domain-name', 'url', 'email-addr', 'cve']

/** A story about phones gets no hunt on computers: their file and process events never hold its files. */
export const fittingPlatform: Gate = ({ hunt, article, findings }) => {
  if (hunt.model.form === 'sighting' && anyPlatform.includes(hunt.model.observableType)) return null
  if (!isAboutPhones(article, findings)) return null
  return 'the article is about phones, and this hunt looks at files and processes of computers'
}
