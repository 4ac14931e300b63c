/**
 * Measures names: `node packages/analysis/measure/names.ts [data dir] [-v]`. Unique names per document.
 *
 * AnnoCTR: recall of the annotated names that the tables know. Its annotations leave out names in tables, in links and in
 * passing, so precision is told twice: raw, where a name that is not annotated is wrong, and with `names-judged.tsv`, which
 * says of names that were found and not annotated whether the document means them. A name in neither counts as wrong.
 * Own cases: `own-names.jsonl`, the held-out half of it never tuned on; of names that a text gives itself
 * `own-coined-names.jsonl`, whose held-out half gave recall .67 and precision .86 at the first look, before general changes.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { NamedEntity } from '@huntwire/intel-model'
import { nameKey, type ThreatName, threatNames } from '@huntwire/knowledge'
import { coinedNames } from '../src/names/coined-names.ts'
import { findNames } from '../src/names/find-names.ts'
import { readPassage } from '../src/passage/passage.ts'

type Gold = readonly [surface: string, name: string, url: string | null]
interface Row {
  readonly doc: string
  readonly text: string
  readonly entities: Readonly<Record<string, readonly Gold[]>>
}
interface OwnCase {
  readonly text: string
  readonly names: readonly string[]
  readonly optional?: readonly string[]
  readonly held?: true
}
interface Found {
  readonly entity: ThreatName
  readonly named: NamedEntity
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean', short: 'v' } },
})
const entityOf = new Map(
  threatNames()
    .flatMap((one) => [...one.names, one.name].map((name) => [name, one] as const))
    .toSorted((a, b) => Number(a[0] === a[1].name) - Number(b[0] === b[1].name))
    .map(([name, one]) => [`${one.kind} ${one.id} ${name}`, one]),
)
const keysOf = new Map(threatNames().map((one) => [one, new Set(one.names.map(nameKey))]))
let quotes = 0
let verbatim = 0

measureAnnoCtr(resolve(positionals[0] ?? '../shared/data', 'techniques/evaluation-only'))
measureOwn()
measureCoined()
console.log(`names: quotes verbatim at their offsets ${verbatim}/${quotes}`)
process.exitCode = verbatim === quotes ? 0 : 1

function measureAnnoCtr(folder: string): void {
  const rows = ['train', 'dev'].flatMap((split) =>
    linesOf(resolve(folder, `${split}_annoctr_docs.jsonl`)).map((line): Row => JSON.parse(line)),
  )
  const judged = new Map(
    linesOf(resolve(import.meta.dirname, 'names-judged.tsv')).map((line) => {
      const [doc, kind, name, verdict] = line.split('\t')
      return [`${doc} ${kind} ${name}`, verdict === 'meant']
    }),
  )
  const known = new Set([...keysOf.values()].flatMap((keys) => [...keys]))
  const ids = new Set(threatNames().map(({ id }) => id))
  const tally = { software: counts(), group: counts(), said: 0, annotated: 0, meant: 0 }
  for (const { doc, text, entities } of rows) {
    const found = foundIn(text)
    const gold = {
      group: unique(entities['group'] ?? []),
      software: unique([...(entities['malware'] ?? []), ...(entities['tool'] ?? [])]),
    }
    for (const kind of ['group', 'software'] as const)
      for (const one of gold[kind]) {
        const isFound = found.some(({ entity }) => isSame(one, entity))
        const isKnown =
          ids.has(idOf(one[2]) ?? '') || known.has(nameKey(one[0])) || known.has(nameKey(one[1]))
        count(tally[kind], isFound, isKnown)
        if (isKnown && !isFound) tell(`missed ${doc}: ${kind} ${one.join(' | ')}`)
      }
    for (const { entity, named } of found) {
      const isAnnotated = [...gold.group, ...gold.software].some((one) => isSame(one, entity))
      const verdict = judged.get(`${doc} ${entity.kind} ${entity.name}`)
      tally.said += 1
      tally.annotated += isAnnotated ? 1 : 0
      tally.meant += isAnnotated || verdict === true ? 1 : 0
      if (isAnnotated) continue
      const word = verdict === undefined ? 'not judged' : verdict ? 'not annotated' : 'false'
      tell(`${word} ${doc}: ${entity.kind}\t${entity.name}\t${around(text, named)}`)
    }
  }
  for (const kind of ['software', 'group'] as const) {
    const { all, allFound, known: inTables, knownFound } = tally[kind]
    console.log(
      `names ${kind}: recall ${share(knownFound, inTables)} in the tables, of all ${share(allFound, all)}`,
    )
  }
  console.log(
    `names: precision ${share(tally.annotated, tally.said)} raw, ${share(tally.meant, tally.said)} with those judged`,
  )
}

function measureOwn(): void {
  const cases = linesOf(resolve(import.meta.dirname, 'own-names.jsonl')).map(
    (line): OwnCase => JSON.parse(line),
  )
  for (const isHeld of [false, true]) {
    const tally = { wanted: 0, found: 0, said: 0, right: 0 }
    for (const { text, names, optional = [] } of cases.filter(({ held }) => (held === true) === isHeld)) {
      const found = foundIn(text)
      tally.wanted += names.length
      for (const name of names) {
        const isFound = found.some(({ entity }) => keysOf.get(entity)?.has(nameKey(name)))
        tally.found += isFound ? 1 : 0
        if (!isFound) tell(`missed ${name}: ${text}`)
      }
      for (const { entity } of found) {
        const keys = keysOf.get(entity)
        const isNamed = names.some((name) => keys?.has(nameKey(name)))
        if (!isNamed && optional.some((name) => keys?.has(nameKey(name)))) continue
        tally.said += 1
        tally.right += isNamed ? 1 : 0
        if (!isNamed) tell(`false ${entity.kind} ${entity.name}: ${text}`)
      }
    }
    const which = isHeld ? 'held out' : 'open'
    console.log(
      `names, own cases, ${which}: recall ${share(tally.found, tally.wanted)}, precision ${share(tally.right, tally.said)}`,
    )
  }
}

/** Names that texts give themselves: own cases only, since annotations seldom tell who gave a name. */
function measureCoined(): void {
  const cases = linesOf(resolve(import.meta.dirname, 'own-coined-names.jsonl')).map(
    (line): OwnCase => JSON.parse(line),
  )
  for (const isHeld of [false, true]) {
    const tally = { wanted: 0, right: 0, said: 0 }
    for (const { text, names } of cases.filter(({ held }) => (held === true) === isHeld)) {
      const said = coinedIn(text).map(({ kind, name }) => `${kind} ${name}`)
      tally.wanted += names.length
      tally.said += said.length
      tally.right += said.filter((name) => names.includes(name)).length
      if (said.join() !== names.join()) tell(`said ${JSON.stringify(said)}: ${text}`)
    }
    const which = isHeld ? 'held out' : 'open'
    console.log(
      `names that texts give, own cases, ${which}: recall ${share(tally.right, tally.wanted)}, precision ${share(tally.right, tally.said)}`,
    )
  }
}

function coinedIn(text: string): NamedEntity[] {
  const body = readPassage(text, 'body')
  return coinedNames(body, findNames(readPassage('', 'title'), body))
}

function foundIn(text: string): Found[] {
  return findNames(readPassage('', 'title'), readPassage(text, 'body')).map((named) => {
    const { start, end, quote } = named.evidence
    quotes += 1
    verbatim += text.slice(start, end) === quote && quote.includes(named.matched) ? 1 : 0
    const entity = entityOf.get(`${named.kind} ${named.id} ${named.name}`)
    if (entity === undefined) throw new Error(`${named.name} is not in the tables`)
    return { entity, named }
  })
}

/** Annotations of one entity, whatever their spelling, count once. */
function unique(gold: readonly Gold[]): Gold[] {
  return [...new Map(gold.map((one) => [`${one[2]} ${nameKey(one[1])}`, one])).values()]
}

function counts() {
  return { all: 0, allFound: 0, known: 0, knownFound: 0 }
}

function count(tally: ReturnType<typeof counts>, isFound: boolean, isKnown: boolean): void {
  tally.all += 1
  tally.allFound += isFound ? 1 : 0
  tally.known += isKnown ? 1 : 0
  tally.knownFound += isKnown && isFound ? 1 : 0
}

function isSame([surface, name, url]: Gold, entity: ThreatName): boolean {
  const keys = keysOf.get(entity)
  return idOf(url) === entity.id || keys?.has(nameKey(surface)) === true || keys?.has(nameKey(name)) === true
}

function idOf(url: string | null): string | undefined {
  return /\b[GSC]\d{4}$/.exec(url ?? '')?.[0]
}

function around(text: string, { evidence: { start, end } }: NamedEntity): string {
  return JSON.stringify(
    `${text.slice(Math.max(0, start - 60), start)}[[${text.slice(start, end)}]]${text.slice(end, end + 50)}`,
  )
}

function tell(line: string): void {
  if (values.verbose === true) console.log(`  ${line}`)
}

function linesOf(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
}

function share(part: number, whole: number): string {
  return `${(part / whole).toFixed(3)} (${part}/${whole})`
}
