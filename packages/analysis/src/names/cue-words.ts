/** What a word says that a name beside it is: a sum of kinds. */
export const kinds = { none: 0, group: 1, software: 2, campaign: 4, some: 7 } as const

/** Words for a kind, singular or plural. */
export function cueOf(word: string): number {
  return cues.get(word) ?? kinds.none
}

/** A word for software that is hostile and nothing else, or for those who attack. */
export function isHostile(word: string): boolean {
  return hostile.has(word)
}

/** A word that may stand between a name and its kind: `KPOT information-stealing malware`. */
export function isFiller(word: string): boolean {
  return fillers.has(word) || /^v?\d{1,4}$/.test(word)
}

const groupWords =
  words(`group groups gang gangs apt apts actor actors operator operators affiliate affiliates hackers
  crew syndicate cartel team collective adversary adversaries`)
const softwareWords =
  words(`ransomware malware trojan trojans rat rats backdoor backdoors botnet botnets stealer stealers
  infostealer infostealers loader loaders downloader downloaders dropper droppers worm wiper wipers implant implants
  spyware rootkit rootkits bootkit keylogger banker cryptominer miner payload payloads sample samples infection infections
  variant variants family families strain strains tool tools toolkit toolkits toolset utility framework c2 webshell webshells
  beacon beacons raas maas stager shellcode locker crypter builder kit kits ek`)
const campaignWords = words('campaign operation intrusion')
const hostile =
  words(`ransomware malware trojan trojans rat rats backdoor backdoors botnet botnets stealer stealers
  infostealer infostealers downloader dropper worm wiper spyware rootkit bootkit keylogger banker cryptominer webshell raas
  gang gangs hackers apt`)
const fillers =
  words(`information info data credential password stealing stealer banking remote access administration post
  exploitation exploit building command control android linux windows mobile java python modular commodity custom dns tunneling tunnelling
  crypto cryptocurrency mining point of sale pos open source red teaming reverse web http based the as service style like
  cyber cybercrime cybercriminal espionage threat hacking extortion linked affiliated loader banker`)

const cues = new Map<string, number>()
for (const [kind, list] of [
  [kinds.group, groupWords],
  [kinds.software, softwareWords],
  [kinds.campaign, campaignWords],
] as const)
  for (const word of list) cues.set(word, kind)

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/))
}
