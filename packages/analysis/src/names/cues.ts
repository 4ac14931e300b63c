import type { Passage } from '../passage/passage.ts'

/** What the words beside a name say it is: a kind, `some` for any, nothing at all. */
export type Cue = 'group' | 'software' | 'campaign' | 'some' | undefined

const groupWords =
  words(`group groups gang gangs apt actor actors operators operator affiliate affiliates hackers crew
  syndicate cartel team collective`)
const softwareWords =
  words(`ransomware malware trojan rat backdoor botnet stealer infostealer loader downloader dropper
  worm wiper implant spyware rootkit keylogger banker cryptominer miner payload payloads sample samples infection
  infections variant family tool utility framework c2 rootkits bootkit webshell beacon beacons`)
const campaignWords = words('campaign operation intrusion')
const introductions = words('dubbed called named aka alias codenamed nicknamed')
const trackers = /\b(?:known|tracked|identified|referred to) (?:\w+ )?(?:as|by \w+ as)\W{0,3}$/i
const examples =
  /\b(?:malware|ransomware|trojans|families|strains|stealers|loaders|groups|gangs|actors|tools) (?:families )?(?:including|such as|like)\W{1,3}$|\b(?:operators|affiliates|developers|authors|variants?|versions?|samples) of\W{1,3}$/i
const dismissals = words('not unlike')

/** The cue right beside the words `first` to `last`: "Play ransomware", "the group Play", "dubbed Play". */
export function cueBeside(passage: Passage, first: number, last: number): Cue {
  return cueOf(wordBehind(passage, last)) ?? cueOf(wordBefore(passage, first)) ?? introduced(passage, first)
}

/** "unlike Emotet", "not Emotet": named only to say that it is not there. */
export function isDismissed(passage: Passage, first: number): boolean {
  return dismissals.has(wordBefore(passage, first))
}

function introduced(passage: Passage, first: number): Cue {
  const start = passage.words.starts[first] ?? 0
  if (introductions.has(wordBefore(passage, first))) return 'some'
  const before = passage.text.slice(Math.max(0, start - 40), start)
  return trackers.test(before) || examples.test(before) ? 'some' : undefined
}

/** The word before or behind a name, when only a space, quotes, a bracket or a hyphen stands between. */
function wordBefore({ text, words: { texts, starts, ends } }: Passage, first: number): string {
  if (first === 0) return ''
  return joint.test(text.slice(ends[first - 1], starts[first])) ? (texts[first - 1] ?? '') : ''
}

function wordBehind({ text, words: { texts, starts, ends } }: Passage, last: number): string {
  if (last + 1 >= texts.length) return ''
  return joint.test(text.slice(ends[last], starts[last + 1])) ? (texts[last + 1] ?? '') : ''
}

const joint = /^[ \u00a0"“”‘’'`*_()-]{1,3}$/

function cueOf(word: string): Cue {
  if (groupWords.has(word)) return 'group'
  if (softwareWords.has(word)) return 'software'
  return campaignWords.has(word) ? 'campaign' : undefined
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/))
}
