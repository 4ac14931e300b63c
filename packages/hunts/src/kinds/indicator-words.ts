import type { Hunt, ObservableType } from '@huntwire/intel-model'
import { counted } from './subject.ts'

/** What a reader is told of an indicator hunt. `count` is the number of values, `subject` who or what they belong to. */
export type IndicatorWords = {
  readonly title: (count: number, subject: string) => string
  readonly hypothesis: (count: number, subject: string) => string
  readonly phase: NonNullable<Hunt['phase']>
  /** Tactics and techniques of the article that this hunt can show. */
  readonly shows: (technique: { readonly id: string; readonly tactics: readonly string[] }) => boolean
  readonly confidence: Hunt['confidence']
  readonly expectedVolume: Hunt['expectedVolume']
  readonly hitLooksLike: string
  readonly falsePositives: readonly string[]
  readonly triage: readonly string[]
  readonly blindSpots: readonly string[]
}

const researchers = 'Researchers, sandboxes and scanners that follow the article.'
const otherIndicators = 'Look for the other indicators of this brief on the same machine.'
const commandAndControl = 'TA0011'

const fileHash = (algorithm: string): IndicatorWords => ({
  title: (count, subject) =>
    `Files of ${subject} by ${algorithm} (${count} ${count === 1 ? 'hash' : 'hashes'})`,
  hypothesis: (count, subject) =>
    `A machine that ${subject} reached has written, loaded or started ${
      count === 1 ? 'the file' : `one of the ${count} files`
    } whose ${algorithm} the article prints.`,
  phase: 'installation',
  shows: ({ id }) => /^T(1204|1105|1059|1218)(\.|$)/.test(id),
  confidence: 'high',
  expectedVolume: 'none',
  hitLooksLike: 'Any row: the hash is the file, under whatever name and wherever it was put.',
  falsePositives: [researchers, 'Copies that security staff keep for analysis.'],
  triage: [
    'Find how the file came to the machine: the process that wrote it and what that process did before.',
    'If the file was started, isolate the machine and keep its memory.',
    otherIndicators,
  ],
  blindSpots: [
    'A rebuilt or repacked file has another hash.',
    'Machines without a sensor, and sensors that do not compute this hash.',
  ],
})

const network = { phase: 'command-and-control', shows: hasTactic(commandAndControl) } as const

/** The types that are hunted as indicators, in the order of a brief. */
export const indicatorWords: Partial<Readonly<Record<ObservableType, IndicatorWords>>> = {
  'domain-name': {
    ...network,
    title: (count, subject) =>
      `Machines that asked for or reached ${counted(count, 'a domain', 'domains')} of ${subject}`,
    hypothesis: (count, subject) =>
      `A machine that ${subject} reached asks for ${count === 1 ? 'the domain' : `one of the ${count} domains`} that the article names as hostile, or for a name below it.`,
    confidence: 'high',
    expectedVolume: 'none',
    hitLooksLike:
      'Any row: a machine that asked for the name or connected to it; the process tells whether a person or a program did.',
    falsePositives: [researchers, 'Mail and proxy scanners that resolve every name they see.'],
    triage: [
      'Find the process that asked for the name; a browser or a mail client points to a lure, anything else to an implant.',
      'Read what the machine started and wrote in the ten minutes before the first hit.',
      otherIndicators,
    ],
    blindSpots: [
      'DNS over HTTPS to an outside resolver.',
      'Machines without a sensor whose DNS and proxy logs are not collected.',
      'New domains that the article does not know.',
    ],
  },
  url: {
    ...network,
    title: (count, subject) => `Requests for ${counted(count, 'a URL', 'URLs')} of ${subject}`,
    hypothesis: (count, subject) =>
      `A machine that ${subject} reached has requested ${count === 1 ? 'the URL' : `one of the ${count} URLs`} that the article names as hostile, or a user was sent it.`,
    confidence: 'high',
    expectedVolume: 'none',
    hitLooksLike:
      'A request for the URL, with whatever stands behind it; upper and lower case count as the same.',
    falsePositives: [researchers, 'Mail gateways and browsers that open links ahead of the user.'],
    triage: [
      'See whether the request was answered with content and what the machine wrote next.',
      'Find who sent the link and who else received it.',
      otherIndicators,
    ],
    blindSpots: [
      'Where TLS is not inspected, logs hold the host alone: run the hunt for the domains too.',
      'Links that were opened on devices outside the proxy.',
    ],
  },
  'ipv4-addr': {
    ...network,
    title: (count, subject) => `Traffic with ${counted(count, 'an address', 'addresses')} of ${subject}`,
    hypothesis: (count, subject) =>
      `A machine that ${subject} reached exchanges traffic with ${count === 1 ? 'the address' : `one of the ${count} addresses`} that the article names as hostile.`,
    confidence: 'medium',
    expectedVolume: 'rare',
    hitLooksLike:
      'A connection to the address from inside, above all one that comes back at regular times; a connection from it is more often a scan.',
    falsePositives: [
      researchers,
      'Shared hosting, content networks and a later tenant: the address may serve others too.',
    ],
    triage: [
      'Compare the time of the hit with the dates that the article gives for the address.',
      'Find the process that connected and the name it asked for before.',
      otherIndicators,
    ],
    blindSpots: [
      'Servers that moved to another address.',
      'Traffic that leaves through a proxy or a tunnel.',
    ],
  },
  'email-addr': {
    phase: 'delivery',
    shows: ({ id }) => id.startsWith('T1566') || id.startsWith('T1598'),
    title: (count, subject) => `Mail from ${counted(count, 'a sender', 'senders')} of ${subject}`,
    hypothesis: (count, subject) =>
      `People here received mail of ${subject} from ${count === 1 ? 'the address' : `one of the ${count} addresses`} that the article names as hostile.`,
    confidence: 'medium',
    expectedVolume: 'rare',
    hitLooksLike:
      'A message that was delivered; its subject and attachments should fit the lure that the article describes.',
    falsePositives: ['A forged sender: the true owner of the address may write to you as well.', researchers],
    triage: [
      'List everyone who received the message and take it out of the mailboxes.',
      'Find out who opened the attachment or the link, and hunt on those machines.',
    ],
    blindSpots: ['Senders that the article does not know.', 'Private mailboxes.'],
  },
  'file-sha256': fileHash('SHA-256'),
  'file-sha1': fileHash('SHA-1'),
  'file-md5': fileHash('MD5'),
}

function hasTactic(tactic: string): IndicatorWords['shows'] {
  return ({ tactics }) => tactics.includes(tactic)
}
