/**
 * Measures names: `node packages/analysis/measure/names.ts [data dir] [-v]`. Sets of entities per document of AnnoCTR, which
 * annotates not everything: a name it does not have counts as wrong here.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { nameKey, type ThreatName, threatNames } from '@huntwire/knowledge'
import { findNames } from '../src/names/find-names.ts'
import { readPassage } from '../src/passage/passage.ts'

type Gold = readonly [surface: string, name: string, url: string | null]
interface Row {
  readonly doc: string
  readonly text: string
  readonly entities: Readonly<Record<string, readonly Gold[]>>
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean', short: 'v' } },
})
const folder = resolve(positionals[0] ?? '../shared/data', 'techniques/evaluation-only')
const rows = ['train', 'dev'].flatMap((split) =>
  readFileSync(resolve(folder, `${split}_annoctr_docs.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Row => JSON.parse(line)),
)
const keysOf = new Map(threatNames().map((one) => [one, new Set(one.names.map(nameKey))]))
const known = new Set([...keysOf.values()].flatMap((keys) => [...keys]))
const ids = new Set(threatNames().map(({ id }) => id))
const tally = { software: counts(), group: counts(), said: 0, right: 0 }

for (const { doc, text, entities } of rows) {
  const found = findNames(readPassage('', 'title'), readPassage(text, 'body'))
  const foundOnes = found.flatMap((one) =>
    threatNames().filter(({ kind, id, name }) => kind === one.kind && id === one.id && name === one.name),
  )
  const gold = {
    group: entities['group'] ?? [],
    software: [...(entities['malware'] ?? []), ...(entities['tool'] ?? [])],
  }
  for (const kind of ['group', 'software'] as const)
    for (const one of gold[kind]) {
      const isFound = foundOnes.some((entity) => isSame(one, entity))
      tally[kind].all += 1
      tally[kind].allFound += isFound ? 1 : 0
      if (!isKnown(one)) continue
      tally[kind].known += 1
      tally[kind].knownFound += isFound ? 1 : 0
      if (!isFound && values.verbose === true) console.log(`  missed ${doc}: ${one.join(' | ')}`)
    }
  for (const entity of foundOnes) {
    const right = [...gold.group, ...gold.software].some((one) => isSame(one, entity))
    tally.said += 1
    tally.right += right ? 1 : 0
    if (!right && values.verbose === true)
      console.log(
        `  not annotated ${doc}: ${entity.kind} ${entity.name} (${found.find(({ name, kind }) => name === entity.name && kind === entity.kind)?.matched})`,
      )
  }
}

for (const kind of ['software', 'group'] as const) {
  const { all, allFound, known: inTables, knownFound } = tally[kind]
  console.log(
    `names ${kind}: recall ${share(knownFound, inTables)} (${knownFound}/${inTables} in the tables), of all ${share(allFound, all)} (${allFound}/${all})`,
  )
}
console.log(
  `names: precision ${share(tally.right, tally.said)} (${tally.right}/${tally.said}) against incomplete annotations`,
)

function counts() {
  return { all: 0, allFound: 0, known: 0, knownFound: 0 }
}

function idOf(url: string | null): string | undefined {
  return /\b[GSC]\d{4}$/.exec(url ?? '')?.[0]
}

function isKnown([surface, name, url]: Gold): boolean {
  return ids.has(idOf(url) ?? '') || known.has(nameKey(surface)) || known.has(nameKey(name))
}

function isSame([surface, name, url]: Gold, entity: ThreatName): boolean {
  const keys = keysOf.get(entity)
  return idOf(url) === entity.id || keys?.has(nameKey(surface)) === true || keys?.has(nameKey(name)) === true
}

function share(part: number, whole: number): string {
  return (part / whole).toFixed(3)
}
