import type { ArticleHead, Findings } from '@huntwire/intel-model'

const phoneWords = [
  /\b(?:Android|iPhones?|iPads?|iPadOS|smartphones?|Google Play|APKs?|mobile (?:malware|spyware|trojans?))\b/i,
  /\.(?:apk|ipa)\b/i,
  // With regard to case, and not the system of routers
  /(?<!\bCisco )\biOS\b/,
]

const computerWords = [
  /\b(?:macOS|Mac OS|Linux|Unix|ESXi|PowerShell|Active Directory|laptops?|workstations?|desktops?)\b/i,
  /\.(?:exe|dll|msi|ps1|bat|vbs|lnk|scr|hta|dmg|elf)\b/i,
  /\b(?:Windows|PCs?|HKLM|HKCU|HKEY_[A-Z_]+)\b/,
]

/**
 * Whether an article is about phones and nothing else: its techniques are all of ATT&CK Mobile, or its title or summary
 * names phones; and nothing that was found in it names a computer's system or file. In doubt it is not: a hunt too many
 * is better than one too few.
 */
export function isAboutPhones(article: ArticleHead, findings: Findings): boolean {
  if (wordsOf(article, findings).some((text) => names(computerWords, text))) return false
  const { techniques } = findings
  if (techniques.length > 0 && techniques.every(({ domain }) => domain === 'mobile')) return true
  const explicit = techniques.filter(({ method }) => method === 'explicit-id')
  if (explicit.length > 0 && explicit.every(({ domain }) => domain !== 'mobile')) return false
  return [article.title, findings.summary].some((text) => names(phoneWords, text))
}

/** What is known of an article's text here: its title, tags and summary, and every quote of a finding. */
function wordsOf(article: ArticleHead, findings: Findings): readonly string[] {
  const { relevance, severity, techniques, vulnerabilities, names, observables } = findings
  const reasons = [...relevance.reasons, ...severity.reasons]
  const found = [...reasons, ...techniques, ...vulnerabilities, ...names, ...observables]
  const quotes = found.flatMap(({ evidence }) => (evidence === undefined ? [] : [evidence.quote]))
  return [article.title, ...article.tags, findings.summary, ...quotes]
}

function names(words: readonly RegExp[], text: string): boolean {
  return words.some((word) => word.test(text))
}
