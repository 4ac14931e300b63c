/**
 * Prints of each phrase of the technique rules how often it was right: `node packages/analysis/measure/technique-rules.ts
 * [data dir]`. "sentences": of ATT&CK's procedures that hold the phrase (each is filed under one technique, whatever else
 * it tells, so this is the least); "reports": of TRAM's documents of training, where the technique is one of the classes
 * that were labelled. Reads `techniques/train` alone.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { currentTechnique } from '@huntwire/knowledge'
import { isAdvice } from '../src/passage/advice.ts'
import { isDenied } from '../src/passage/denial.ts'
import { readPassage } from '../src/passage/passage.ts'
import { findPhrases, phraseMatcher } from '../src/phrases/phrase-matcher.ts'
import { techniqueRules } from '../src/techniques/rules.ts'

interface Row {
  readonly text: string
  readonly labels: readonly string[]
  readonly labels50?: readonly string[]
}
interface Rule {
  readonly id: string
  readonly phrase: string
}

const folder = resolve(process.argv[2] ?? '../shared/data', 'techniques/train')
const rules: readonly Rule[] = techniqueRules.flatMap(([id, phrases]) =>
  phrases.map((phrase) => ({ id, phrase })),
)
const matcher = phraseMatcher(rules.map((rule) => [rule.phrase, rule] as const))
const reports = rowsOf('tram2_docs')
const labelled = new Set(reports.flatMap(({ labels50 = [] }) => labels50))
const inSentences = count(rowsOf('attack_procedures'))
const inReports = count(reports)

for (const rule of rules) {
  const isLabelled = labelled.has(rule.id) || labelled.has(rule.id.slice(0, 5))
  const ofReports = isLabelled ? shareOf(inReports.get(rule)) : 'not labelled'
  console.log(
    `${rule.id} "${rule.phrase}": sentences ${shareOf(inSentences.get(rule))}, reports ${ofReports}`,
  )
}

function rowsOf(file: string): Row[] {
  const lines = readFileSync(resolve(folder, `${file}.jsonl`), 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line): Row => JSON.parse(line))
}

function count(rows: readonly Row[]): Map<Rule, { right: number; said: number }> {
  const counts = new Map(rules.map((rule) => [rule, { right: 0, said: 0 }]))
  for (const { text, labels, labels50 = [] } of rows) {
    const passage = readPassage(text, 'body')
    const gold = new Set([...labels, ...labels50].map((id) => currentTechnique(id)?.id ?? id))
    const hits = findPhrases(passage, matcher).filter(
      (hit) => !isDenied(passage, hit) && !isAdvice(passage, hit.start),
    )
    for (const rule of new Set(hits.map(({ meaning }) => meaning))) {
      const one = counts.get(rule)
      if (one === undefined) continue
      one.said++
      if (gold.has(rule.id)) one.right++
    }
  }
  return counts
}

function shareOf(one: { readonly right: number; readonly said: number } | undefined): string {
  if (one === undefined || one.said === 0) return 'never'
  return `${one.right}/${one.said} (${(one.right / one.said).toFixed(2)})`
}
