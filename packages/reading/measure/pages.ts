/**
 * Scores the main text on the labelled pages: `node packages/reading/measure/pages.ts [data dir]`. Readability
 * on linkedom, walked by blocks, is scored in the same run.
 */
import { resolve } from 'node:path'
import { mainText, readPage } from '../src/pages/read-page.ts'
import { type LabelledPage, labelledPages } from './pages/labelled-pages.ts'
import { readabilityText } from './pages/readability-text.ts'
import { f1Of, type ShingleScore, scoreShingles, summarise } from './pages/shingle-score.ts'

const bar = 0.965

const pages = labelledPages(resolve(process.argv[2] ?? '../shared/data'))
const rows = pages.map((page) => ({ page, ...scoresOf(page) }))

console.log(`main text of ${pages.length} pages, shingles of four words as in article-extraction-benchmark`)
report(
  'main',
  rows.map(({ main }) => main),
)
report(
  'body (recall counts)',
  rows.map(({ body }) => body),
)
report(
  'Readability by blocks',
  rows.map(({ readability }) => readability),
)
for (const odd of [0, 1])
  report(
    odd === 0 ? 'main, even pages' : 'main, odd pages',
    rows.filter((_, index) => index % 2 === odd).map(({ main }) => main),
  )

console.log('\nworst ten')
for (const { page, main } of rows.toSorted((a, b) => f1Of(a.main) - f1Of(b.main)).slice(0, 10))
  console.log(`${f1Of(main).toFixed(3)}  ${page.id.slice(0, 8)}  ${page.url}`)
process.exitCode = summarise(rows.map(({ main }) => main)).f1 >= bar ? 0 : 1

function scoresOf({ html, url, articleBody }: LabelledPage): {
  readonly main: ShingleScore
  readonly body: ShingleScore
  readonly readability: ShingleScore
} {
  const read = readPage(html, { url })
  return {
    main: scoreShingles(articleBody, mainText(read)),
    body: scoreShingles(articleBody, read.body),
    readability: scoreShingles(articleBody, readabilityText(html)),
  }
}

function report(name: string, scores: readonly ShingleScore[]): void {
  const { precision, recall, f1 } = summarise(scores)
  console.log(
    `${name.padEnd(22)} F1 ${f1.toFixed(4)}  precision ${precision.toFixed(4)}  recall ${recall.toFixed(4)}`,
  )
}
