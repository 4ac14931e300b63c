import type { Brief } from '@huntwire/intel-model'
import { codeSpan, escapeText, fence } from './escape.ts'

/** The sections behind the seven parts: rules that the article prints, and how the brief was made. */
export function afterParts(brief: Brief): readonly string[] {
  return [...quotedRulesPart(brief), aboutPart(brief)]
}

function quotedRulesPart({ quotedRules }: Brief): readonly string[] {
  if (quotedRules.length === 0) return []
  const rules = quotedRules.map(({ language, name, text }) => {
    const title = `**${ruleLanguages[language]}:** ${name === null ? 'without a name' : codeSpan(name)}`
    return `${title}\n${fence(text, language === 'sigma' ? 'yaml' : language)}`
  })
  return [`## Rules quoted in the article\n\n${rules.join('\n\n')}`]
}

const ruleLanguages = { yara: 'YARA', sigma: 'Sigma', suricata: 'Suricata', snort: 'Snort' } as const

function aboutPart({ engine, revision, bodySha256, notes }: Brief): string {
  const lines = [
    ...notes.map((note) => `- **Note:** ${escapeText(note)}`),
    `- **Made by:** Huntwire ${escapeText(engine.version)} (${codeSpan(engine.derivation)})`,
    `- **Text:** SHA-256 \`${bodySha256}\`, revision \`${revision}\``,
  ]
  return `## About this brief\n\n${lines.join('\n')}`
}
