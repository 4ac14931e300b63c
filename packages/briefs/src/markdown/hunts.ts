import type { Brief, Hunt, QueryResult } from '@huntwire/intel-model'
import { dialectNames } from '../words/dialect-name.ts'
import { shortPhaseNames } from '../words/phase-name.ts'
import { noHunts } from '../words/reasons-for-nothing.ts'
import { sentences } from '../words/sentences.ts'
import { escapeText, fence } from './escape.ts'
import { quoteOf } from './evidence.ts'

/** Each hunt with what it means and its query in every dialect. */
export function huntsPart(brief: Brief): string {
  const hunts = brief.hunts.map(huntOf).join('\n\n')
  return `## Recommended hunts\n\n${hunts || `_${noHunts(brief)}_`}`
}

function huntOf(hunt: Hunt): string {
  const heading = `### ${escapeText(hunt.title)}\n${idLine(hunt)}`
  return [heading, envelopeOf(hunt), ...queriesOf(hunt)].join('\n\n')
}

function idLine({ id, phase, confidence }: Hunt): string {
  const short = phase === null ? 'any' : shortPhaseNames[phase]
  return `\`${id}\` · phase: **${short}** · confidence: **${capitalised(confidence)}**`
}

function envelopeOf(hunt: Hunt): string {
  const lines = [
    [labelled('Hypothesis', [hunt.hypothesis])],
    [`*Why now:* ${hunt.whyNow.map(quoteOf).join('; ')}.`],
    [
      `*Look back:* ${hunt.model.lookbackDays} days.`,
      `*Expected:* ${hunt.expectedVolume}.`,
      listed('Techniques', hunt.techniques),
    ],
    [
      labelled('A hit', [hunt.hitLooksLike]),
      labelled('False positives', hunt.falsePositives),
      labelled('Blind to', hunt.blindSpots),
      hunt.expires === null ? '' : `*Expires:* ${hunt.expires}.`,
    ],
    [labelled('Next', hunt.triage)],
    [listed('Data', hunt.dataNeeded)],
  ]
  return lines
    .map((parts) => parts.filter((part) => part !== '').join(' '))
    .filter((line) => line !== '')
    .join('\n')
}

function labelled(label: string, texts: readonly string[]): string {
  return texts.length === 0 ? '' : `*${label}:* ${escapeText(sentences(texts))}`
}

function listed(label: string, texts: readonly string[]): string {
  return texts.length === 0 ? '' : `*${label}:* ${texts.map(escapeText).join('; ')}.`
}

function queriesOf({ queries }: Hunt): readonly string[] {
  return dialectNames.flatMap(({ dialect, label, language }) => {
    const query: QueryResult | undefined = queries[dialect]
    if (query === undefined) return []
    return 'text' in query
      ? [`**${label}:**\n${fence(query.text, language)}`]
      : [`**${label}:** refused: ${escapeText(sentences([query.refused]))}`]
  })
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}
