import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

export type StoryDocument = { readonly id: string; readonly site: string; readonly text: string }

/** Every open document that is an article, of so many words at least and not the same as one before. */
export function openDocuments(
  data: string,
  leastWords: number,
): {
  readonly documents: readonly StoryDocument[]
  readonly left: { readonly short: number; readonly same: number }
} {
  const all = [
    ...linesOf(data, 'indicators/documents.jsonl', 'id'),
    ...linesOf(data, 'indicators/cases.jsonl', 'id'),
    ...linesOf(data, 'techniques/train/tram2_docs.jsonl', 'doc'),
    ...linesOf(data, 'techniques/dev/tram2_docs.jsonl', 'doc'),
    ...linesOf(data, 'techniques/evaluation-only/train_annoctr_docs.jsonl', 'doc'),
    ...linesOf(data, 'techniques/evaluation-only/dev_annoctr_docs.jsonl', 'doc'),
    ...linesOf(data, 'assessment/judged.jsonl', 'id'),
    ...pagesOf(data),
  ]
  const long = all.filter(({ text }) => text.split(/\s+/).length >= leastWords)
  const documents = [
    ...new Map(long.map((document) => [document.text.replace(/\s+/g, ' ').trim(), document])).values(),
  ]
  return { documents, left: { short: all.length - long.length, same: long.length - documents.length } }
}

/** Texts that one hand wrote after one template: KEV entries and descriptions of techniques, as if they were articles. */
export function templatedTexts(data: string): Readonly<Record<string, readonly StoryDocument[]>> {
  const kev: { readonly vulnerabilities: readonly KevEntry[] } = JSON.parse(
    readFileSync(resolve(data, 'kev/known_exploited_vulnerabilities.json'), 'utf8'),
  )
  return {
    'KEV entries': kev.vulnerabilities.map((entry) => ({
      id: entry.cveID,
      site: 'kev',
      text: `${entry.vulnerabilityName}. ${entry.shortDescription} ${entry.requiredAction}`,
    })),
    'descriptions of techniques': linesOf(data, 'techniques/train/attack_descriptions.jsonl', 'doc'),
  }
}

type KevEntry = Readonly<
  Record<'cveID' | 'vulnerabilityName' | 'shortDescription' | 'requiredAction', string>
>

/** A text in pieces of so many words, the rest left out: different texts about the same things. */
export function piecesOf({ id, site, text }: StoryDocument, length: number): readonly StoryDocument[] {
  const words = text.split(/\s+/)
  return Array.from({ length: Math.floor(words.length / length) }, (_, index) => ({
    id: `${id} #${index}`,
    site,
    text: words.slice(index * length, (index + 1) * length).join(' '),
  }))
}

type Row = { readonly text?: string; readonly excerpt?: string; readonly url?: string } & Readonly<
  Record<string, unknown>
>

function linesOf(data: string, file: string, name: string): readonly StoryDocument[] {
  const lines = readFileSync(resolve(data, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  return lines.map((line) => {
    const row: Row = JSON.parse(line)
    const site = URL.parse(row.url ?? '')?.host ?? file
    return { id: String(row[name]), site, text: row.text ?? row.excerpt ?? '' }
  })
}

function pagesOf(data: string): readonly StoryDocument[] {
  const pages: Readonly<Record<string, { readonly articleBody: string; readonly url: string }>> = JSON.parse(
    readFileSync(resolve(data, 'pages/ground-truth.json'), 'utf8'),
  )
  return Object.entries(pages).map(([id, { articleBody, url }]) => ({
    id: `page ${id.slice(0, 8)}`,
    site: URL.parse(url)?.host ?? 'pages',
    text: articleBody,
  }))
}
