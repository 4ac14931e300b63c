/**
 * Writes the table of names. Run by hand in the repository: `node packages/knowledge/src/names/generate.ts [data dir]`.
 * Reads `names/*` and `attack/{groups,software,campaigns}.json`; the files of `texts`
 * only tell which words are ordinary ones: they stand there in lower case.
 */
import { readFileSync } from 'node:fs'
import { dataDir } from '../tables/data-dir.ts'
import { writeTable } from '../tables/write-table.ts'
import { nameKey } from './name-key.ts'
import { spellingsOf, withoutKind } from './spellings.ts'
import { type Marks, weakNames } from './weak-names.ts'

interface MergedRecord {
  readonly name: string
  readonly kind: 'actor' | 'malware' | 'tool'
  readonly aliases: readonly string[]
  readonly refs: Readonly<Record<string, readonly string[]>>
  readonly risky: readonly string[]
}
interface AttackRecord {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly aliases: readonly string[]
}
interface Entity {
  readonly kind: string
  readonly id: string
  readonly name: string
  readonly names: readonly string[]
  readonly weak: readonly string[]
}

const source = dataDir(process.argv)
const merged: readonly MergedRecord[] = lines('names/names.jsonl').map((line) => JSON.parse(line))
const campaigns: readonly AttackRecord[] = json('attack/campaigns.json')
const attack = new Map(
  [...json<AttackRecord[]>('attack/groups.json'), ...json<AttackRecord[]>('attack/software.json')].map(
    (record) => [record.id, record],
  ),
)
const texts = [
  'attack/procedures.jsonl',
  'assessment/titles.jsonl',
  'techniques/train/tram2_docs.jsonl',
  'techniques/train/attack_descriptions.jsonl',
]
const riskyWords = new Set(json<string[]>('names/risky_words.json'))
const { lowerCase, everLower } = lowerCaseWords()

writeTable(
  import.meta.url,
  'names.tsv',
  [...withoutDoubles(merged.flatMap(entitiesOf)), ...campaigns.map(campaignOf)].map(
    ({ kind, id, name, names, weak }) => [kind, id, name, names.join('|'), weak.join('|')],
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
    risky: new Set(record.risky.map(nameKey)),
    riskyWords,
    lowerCase,
    everLower,
    listed: Object.keys(record.refs).length > 1,
  }
  return [
    entity(kind, first?.id ?? '', first?.name ?? record.name, rest, marks),
    ...others.map((part) =>
      entity(kindOf(part, kind), part.id, part.name, [part.name, ...part.aliases], marks),
    ),
  ].filter(({ names }) => names.length > 0)
}

/** `Ryuk ransomware` of another list is the Ryuk of ATT&CK. */
function withoutDoubles(entities: readonly Entity[]): Entity[] {
  const known = new Set(entities.filter(({ id }) => id !== '').flatMap(({ names }) => names.map(nameKey)))
  return entities.filter(
    ({ id, kind, name }) =>
      id !== '' || kind === 'group' || withoutKind(name) === name || !known.has(nameKey(withoutKind(name))),
  )
}

function kindOf({ type }: AttackRecord, kind: string): string {
  return type === 'malware' || type === 'tool' ? type : kind
}

function entity(
  kind: string,
  id: string,
  name: string,
  written: readonly string[],
  marks: Pick<Marks, 'risky' | 'riskyWords' | 'lowerCase' | 'everLower'> & { readonly listed: boolean },
): Entity {
  const { names, shortened } = spellingsOf(written)
  const ownShort = kind === 'group' && id !== '' ? withoutKind(name) : ''
  const alone = new Set([...shortened].filter((one) => one !== ownShort))
  return {
    kind,
    id,
    name,
    names,
    weak: weakNames(names, {
      ...marks,
      shortened: alone,
      isListed: id !== '' || marks.listed,
      isOfAttack: id !== '',
    }),
  }
}

/** A campaign with a name of common words ("Cutting Edge") is known by the word operation or campaign beside it. */
function campaignOf({ id, name, aliases }: AttackRecord): Entity {
  const { names } = spellingsOf([name, ...aliases])
  return { kind: 'campaign', id, name, names, weak: names.filter((one) => !/^Operation |\d/.test(one)) }
}

/** Words that stand in lower case in a good part of their places, and those that do so at all. */
function lowerCaseWords(): {
  readonly lowerCase: ReadonlySet<string>
  readonly everLower: ReadonlySet<string>
} {
  const lower = new Map<string, number>()
  const upper = new Map<string, number>()
  for (const line of texts.flatMap(lines)) {
    const record: Readonly<Record<string, unknown>> = JSON.parse(line)
    const prose = Object.values(record).filter((value) => typeof value === 'string' && value.includes(' '))
    for (const [word] of prose.join('\n').matchAll(/(?<![\w./\\-])[A-Za-z]+(?![\w/\\-]|\.\w)/g)) {
      const counts = /^[a-z]+$/.test(word) ? lower : upper
      counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + 1)
    }
  }
  const often = [...lower].filter(([word, count]) => count >= 2 && count >= (upper.get(word) ?? 0) / 3)
  return { lowerCase: new Set(often.map(([word]) => word)), everLower: new Set(lower.keys()) }
}

function lines(file: string): string[] {
  return readFileSync(new URL(file, source), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
}

function json<Content>(file: string): Content {
  return JSON.parse(readFileSync(new URL(file, source), 'utf8'))
}
