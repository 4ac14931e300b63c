import type { Brief } from '@huntwire/intel-model'
import { severityNames } from '../words/severity-name.ts'
import { escapeText } from './escape.ts'

/** The title and the three lines below it. */
export function headPart(brief: Brief): string {
  const sources = [...new Set(brief.sources.map(({ name }) => escapeText(name)))]
  return [
    `# [${severityNames[brief.severity.level]}] ${escapeText(brief.title) || '(no title)'}`,
    '',
    `**Source:** ${sources.join(', ')}`,
    `**Published:** ${brief.published?.slice(0, 10) ?? 'not known'}`,
    `**Article:** ${articleUrl(brief.url)}`,
  ].join('\n')
}

/** A web address stands as it is, but for the few characters that could open something; they are percent-encoded. */
function articleUrl(url: string): string {
  if (!/^https?:\/\/[!-~]+$/i.test(url)) return escapeText(url)
  return url.replace(/[<>[\]\\`*]|(?<=&#?\w{1,40});/g, percentEncoded)
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
