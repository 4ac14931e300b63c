import type { Brief } from '@huntwire/intel-model'
import { verdictNames } from '../words/verdict-name.ts'
import { escapeText } from './escape.ts'
import { quoteOf } from './evidence.ts'

/** What the article reports, in its own sentences, and what it is about. */
export function profilePart(brief: Brief): string {
  const summary = escapeText(brief.summary) || '_The article has no text to sum up._'
  const facts = [kindLine(brief), ...vulnerabilityLines(brief), ...handlingLine(brief)]
  return `## Threat Profile\n\n${summary}\n\n${facts.map((fact) => `- ${fact}`).join('\n')}`
}

function kindLine({ relevance, names }: Brief): string {
  const kind = `**Kind:** ${verdictNames[relevance.verdict].replace(/^an? /, '')}`
  const named = (['malware', 'tool', 'group', 'campaign'] as const).flatMap((which) => {
    const ofKind = names.filter(({ kind }) => kind === which).map(({ id, name }) => nameOf(id, name))
    return ofKind.length === 0 ? [] : [`**${nameLabels[which]}:** ${[...new Set(ofKind)].join(', ')}`]
  })
  const actor = names.some(({ kind }) => kind === 'group') ? [] : ['**Actor:** none named']
  return [kind, ...named, ...(relevance.isThreat ? actor : [])].join(' · ')
}

const nameLabels = { malware: 'Malware', tool: 'Tool', group: 'Actor', campaign: 'Campaign' } as const

function nameOf(id: string | null, name: string): string {
  return id === null ? escapeText(name) : `${escapeText(name)} (${escapeText(id)})`
}

function vulnerabilityLines({ vulnerabilities }: Brief): readonly string[] {
  const about = vulnerabilities.filter((one) => one.about)
  const mentioned = vulnerabilities.filter((one) => !one.about).map(({ id }) => id)
  return [
    ...about.map((one) => `**Vulnerability:** ${vulnerabilityOf(one)}`),
    ...(mentioned.length === 0 ? [] : [`**Mentioned in passing:** ${mentioned.join(', ')}`]),
  ]
}

function vulnerabilityOf({ id, product, cvss, kev, evidence }: Brief['vulnerabilities'][number]): string {
  const what = product === null ? id : `${id}, ${escapeText(product)}`
  const exploited =
    kev === null
      ? 'not in the catalogue of known exploited vulnerabilities'
      : `known exploited since ${kev.added}${kev.ransomware ? ', used in ransomware' : ''}; due ${kev.due}`
  const score = cvss === null ? '' : `; CVSS ${cvss}`
  return `${what}: ${exploited}${score} · ${quoteOf(evidence)}`
}

function handlingLine({ tlp, language }: Brief): readonly string[] {
  const facts = [
    ...(tlp === 'clear' ? [] : [`**TLP:** ${tlp.toUpperCase()}`]),
    ...(language === null || language === 'en' ? [] : [`**Language:** ${escapeText(language)}`]),
  ]
  return facts.length === 0 ? [] : [facts.join(' · ')]
}
