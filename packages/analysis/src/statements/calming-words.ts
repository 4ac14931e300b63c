import type { WordClassWords } from './word-class-words.ts'

/** Years that are over for good: 2000 to 2020. */
const longAgo = Array.from({ length: 21 }, (_, index) => 2_000 + index).join('|')

/** What makes it less urgent. */
export const calmingWords = {
  notExploited: {
    phrases: [
      'no|without|any|not evidence|indication|sign|signs|reports|report|aware .. exploitation|exploited|abuse|attacks|exploits|exploit',
      'no|not|never|nor .. exploitation|exploited .. seen|known|observed|reported|is|far|wild|yet|targets',
      'not|never been|being|seen|yet exploited|used|in',
      'no known|public exploitation|exploits|known',
      'not seen|used|observed',
      'logs show no',
    ],
  },
  limited: {
    phrases: [
      'limited exploitability|impact',
      'only|if hurts|exploitable|affects|works|possible if|when|with',
      'only hurts if',
      'difficult|hard|unlikely to exploit',
      'don|do t|not panic',
      'requires|needs local|physical|user|administrator|admin access|interaction|rights|privileges',
      'local|authenticated .. customer|customers',
      'local|authenticated attacker|attackers|user|users|administrator|administrators|access',
      'user|users|reader|victim .. opens|open|clicks|click|visits',
      'opens|opened|opening a|the|an .. document|file|drawing|image|link|page|mail',
      'crafted|specially|malicious document|drawing|image|images|file|made',
      'non default configuration',
      'subscriber|contributor level|access|account',
      'low privilege|privileged',
      'before you call|panic',
      'within .. metres|meters|range',
      'same wi fi|network',
      'already has|have',
      'ics advisory',
      'nothing to do',
      'fixed the issue on|within',
      'trick|tricks|tricking|lure|luring|convince|convincing .. user|users|victim|admin|administrator',
      'not .. larger|live campaigns|campaign',
      'low|medium|moderate severity',
    ],
  },
  past: {
    phrases: [
      'declassified',
      `patched|fixed|disclosed|addressed|closed in ${longAgo}`,
      'years|decade|decades ago',
      'decades|years|year old',
      `back in ${longAgo}`,
      'undetected|unnoticed for # years',
      'historic|historical campaign|case|intrusion|malware',
      'no live|longer servers|active',
      'servers are long gone',
      'long gone',
      'not been active|seen',
      'silent|inactive|defunct|quiet since',
      'gang|group|crew has|have been silent',
      'no infections .. since',
      'one past incident',
    ],
  },
  mobile: {
    words: 'android iphone ipad ios smartphone smartphones nfc apk ipados',
    phrases: [
      'mobile malware|app|apps|devices|users|phones|banking|spyware',
      'play store',
      'google play',
      'app store',
      'text messages',
      'on .. phone|phones',
    ],
  },
  /** What people do at home, and where they are caught at it. */
  privateLife: {
    nouns: 'gamer shopper traveler traveller torrent',
    words:
      'players gaming minecraft roblox steam facebook youtube tiktok instagram cracked pirated consumers torrents dating',
    phrases: [
      'crypto|cryptocurrency|bitcoin|hardware wallet|wallets|traders|users|holders|owners',
      'wallet|wallets users|owners|holders|drainer',
      'home users',
      'fake|bogus ai',
      'game|games|cheats mods|mod|cheats|sites',
    ],
  },
  /** What is no phone. */
  computer: {
    nouns: 'laptop workstation desktop server router firewall hypervisor',
    words: 'windows macos linux esxi vmware powershell unix npm pypi',
    phrases: ['cisco ios', 'ios xe|xr', 'active directory', 'domain controller|controllers', 'exe|dll|msi'],
  },
  /** Where a weakness is nobody's who runs an enterprise. */
  niche: {
    words: 'laboratory thermostat headphones headphone bluetooth toy',
    phrases: ['# installations', 'few thousand|hundred', 'handful of', 'ics advisory'],
  },
} as const satisfies Readonly<Record<string, WordClassWords>>
