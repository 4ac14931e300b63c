import { nameKey } from './name-key.ts'

const attackId = /^[GSC]\d{4}$/
/** Labels of virus scanners, numbered samples without a name, and remarks are no names that a text would use. */
const label =
  /[/:!\\|?<>"=,;]|^(?:unidentified|unnamed|fe_|bkdr|tspy|troj|pe_|subgroup|gen\.)|\.\w+\.|_\d|\[|\bof\b.*:/i
const remark = /\s*\([^)]*\)\s*$/
const kindWord =
  /[ _-](?:group|team|gang|apt|rat|stealer|ransomware|ransom|malware|trojan|botnet|backdoor|framework|worm|wiper|loader|miner|banker)$/i
/** `QuasarRAT` is Quasar to many. */
const joinedRat = /(?<=[a-z])RAT$/
const longest = 45

export interface Spellings {
  readonly names: readonly string[]
  /** Names without the word for their kind that nobody lists (`Action RAT`: Action); they prove nothing alone. */
  readonly shortened: ReadonlySet<string>
}

/** The spellings of an entity's names that a text may use, one for each key, the first one's way of writing kept; `main` may lose their word for a kind. */
export function spellingsOf(written: readonly string[], main: readonly string[]): Spellings {
  const byKey = new Map<string, string>()
  const names = written.map((name) => name.replace(remark, '').trim())
  for (const name of names) if (!isFileOf(name, names)) add(name)
  const listed = new Set(byKey.values())
  for (const name of main.map((one) => one.replace(remark, '').trim()))
    for (const end of [kindWord, joinedRat]) {
      const short = name.replace(end, '')
      if (short !== name && nameKey(short).length >= 5) add(short)
    }
  return {
    names: [...byKey.values()],
    shortened: new Set([...byKey.values()].filter((one) => !listed.has(one))),
  }

  function add(name: string): void {
    const key = nameKey(name)
    const isName = key.length >= 2 && name.length <= longest && /\p{L}/u.test(name) && !label.test(name)
    if (isName && !attackId.test(name) && !byKey.has(key)) byKey.set(key, name)
  }
}

/** `net.exe` beside `Net`. */
function isFileOf(file: string, names: readonly string[]): boolean {
  return file.endsWith('.exe') && names.some((name) => nameKey(`${name}.exe`) === nameKey(file))
}

/** `Lazarus Group` without its word for a kind. */
export function withoutKind(name: string): string {
  return name.replace(kindWord, '')
}

/** Whether a name says nothing but what kind of thing it is. */
export function isKindWord(key: string): boolean {
  return kinds.has(key)
}

const kinds = new Set(
  `ransomware malware trojan botnet backdoor stealer infostealer keylogger worm wiper virus spyware adware rootkit loader
  downloader dropper miner coinminer cryptominer banker locker crypter encryptor payload implant exploit killswitch
  hacker hackers group gang unknown`.split(/\s+/),
)
