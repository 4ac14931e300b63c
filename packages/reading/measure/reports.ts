import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readHtml } from '../src/index.ts'
import { openReader } from '../src/reader/open-reader.ts'
import { f1Of, scoreShingles } from './pages/shingle-score.ts'
import { wholeSentences } from './pages/whole-sentences.ts'
import { randomFrom } from './random-from.ts'

// npm run measure -- reports: no labelled reports are at hand, so pages are printed to PDF and DOCX by the programs that
// people use, and what is read of them is compared with what is read of the page. Then the files are damaged at random.
// A third argument names the one producer to measure.

type Producer = {
  readonly name: string
  readonly extension: 'pdf' | 'docx'
  readonly command: (page: string, report: string) => readonly [program: string, ...args: string[]]
}

const producers: readonly Producer[] = [
  {
    name: 'Chromium',
    extension: 'pdf',
    command: (page, report) => [
      'chromium',
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      `--print-to-pdf=${report}`,
      page,
    ],
  },
  { name: 'WeasyPrint', extension: 'pdf', command: (page, report) => ['weasyprint', '-q', page, report] },
  {
    name: 'Pandoc',
    extension: 'docx',
    command: (page, report) => ['pandoc', '-f', 'html', page, '-o', report],
  },
]
/** How a browser shows a page that is printed, and how a report is often set. */
const styles: Readonly<Record<string, string>> = {
  plain: '',
  narrow:
    '<style>body{width:9cm;font:9pt serif;text-align:justify;hyphens:auto}td,li,code,pre,div{overflow-wrap:anywhere;white-space:pre-wrap}</style>',
  'two columns':
    '<style>.sheet{columns:2;font:8pt serif;text-align:justify;hyphens:auto}td,li,code,pre,div{overflow-wrap:anywhere;white-space:pre-wrap}</style>',
}
const damagedOfEach = 2_000
const slowestMs = 3_000
const mostArticles = 24

const data = process.argv[2] ?? ''
const { indicators, layouts }: { indicators: readonly string[]; layouts: Readonly<Record<string, string>> } =
  await import(pathToFileURL(join(data, 'pages/layouts.mjs')).href)
const samplesFolder = resolve(import.meta.dirname, '../../../samples/reports')
const samples = readdirSync(samplesFolder).filter((name) => name.endsWith('.html'))
const pages = [
  ...Object.entries(layouts).map(([name, html]) => ({ name, html, wanted: indicators })),
  ...samples.map((name) => ({ name, html: readFileSync(join(samplesFolder, name), 'utf8'), wanted: [] })),
  ...articles(),
]
const folder = mkdtempSync(join(tmpdir(), 'huntwire-reports-'))
const reader = openReader()
const hurriedReader = openReader({ reportDeadlineMs: slowestMs })
const seeds: { readonly name: string; readonly bytes: Uint8Array }[] = []
let ok = true

const only = process.argv[3]
for (const producer of producers.filter(({ name }) => only === undefined || name === only)) {
  for (const [style, css] of Object.entries(styles)) {
    if (producer.extension === 'docx' && style !== 'plain') continue
    const label = `${producer.name} ${producer.extension}, ${style}`
    if (!(await measureProducer(producer, label, css))) break
  }
}
if (seeds.length === 0) {
  console.log('no producer is here: install Chromium, WeasyPrint or Pandoc')
  ok = false
}
for (const seed of seeds) await measureDamaged(seed.name, seed.bytes)
await Promise.all([reader.close(), hurriedReader.close()])
rmSync(folder, { recursive: true })
process.exitCode = ok ? 0 : 1

/** Articles of several paragraphs, as running text. */
function articles() {
  const labelled: Readonly<Record<string, { readonly articleBody: string }>> = JSON.parse(
    readFileSync(join(data, 'pages/ground-truth.json'), 'utf8'),
  )
  const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  return Object.entries(labelled)
    .filter(([, { articleBody }]) => articleBody.length > 1_500 && articleBody.length < 15_000)
    .slice(0, mostArticles)
    .map(([name, { articleBody }]) => {
      const paragraphs = articleBody.split('\n').filter((line) => line.trim() !== '')
      const text = paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('\n')
      const html = `<!doctype html><html lang="en"><head></head><body><h1>An article</h1>${text}</body></html>`
      return { name: name.slice(0, 8), html, wanted: [] }
    })
}

async function measureProducer(producer: Producer, label: string, css: string): Promise<boolean> {
  const scores: number[] = []
  let whole = 0
  let asked = 0
  const sentences = { whole: 0, all: 0 }
  for (const { name, html, wanted } of pages) {
    const page = join(folder, 'page.html')
    const report = join(folder, `report.${producer.extension}`)
    // What a page hides on the screen is not printed, so it is shown.
    const shown = html
      .replaceAll('display:none', '')
      .replaceAll('<details', '<details open')
      .replaceAll(/(<\/?)textarea/g, '$1pre')
      .replace('<head>', `<head><meta charset="utf-8">${css}`)
      .replace(/<body[^>]*>/, '$&<div class="sheet">')
      .replace('</body>', '</div></body>')
    writeFileSync(page, shown)
    const [program, ...args] = producer.command(page, report)
    rmSync(report, { force: true })
    const made = spawnSync(program, args, { stdio: 'ignore', timeout: 60_000 })
    if (made.error !== undefined && 'code' in made.error && made.error.code === 'ENOENT') {
      console.log(`${label}: ${program} is not here, nothing measured`)
      return false
    }
    if (!existsSync(report)) {
      console.log(`${label}, ${name}: ${program} printed nothing, left out`)
      continue
    }
    const bytes = readFileSync(report)
    const document = await reader.readDocument(bytes)
    const body = document.kind === 'report' ? document.read.body : ''
    if (document.kind !== 'report')
      console.log(`${label}, ${name}: ${JSON.stringify(document).slice(0, 200)}`)
    const missed = wanted.filter((indicator) => !body.includes(indicator))
    if (wanted.length > 0) asked += 1
    if (wanted.length > 0 && missed.length === 0) whole += 1
    if (missed.length > 0)
      console.log(`${label}, ${name}: ${missed.length} of ${wanted.length} missed, as ${missed[0]}`)
    const expected = readHtml(shown, { url: null }).body
    scores.push(f1Of(scoreShingles(expected, body)))
    const found = wholeSentences(expected, body)
    sentences.whole += found.whole
    sentences.all += found.all
    if (name === 'table' && css === '') seeds.push({ name: label, bytes })
  }
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
  ok &&= whole === asked
  console.log(
    `${label}: all ${indicators.length} indicators in ${whole}/${asked} layouts; F1 with the page's own body ${mean.toFixed(3)}, worst ${Math.min(...scores).toFixed(3)}; ${sentences.whole}/${sentences.all} sentences whole`,
  )
  return true
}

/** Damaged in up to 20 places each; every file must be read or named unreadable, in time. */
async function measureDamaged(name: string, bytes: Uint8Array): Promise<void> {
  const random = randomFrom(name)
  const kinds = new Map<string, number>()
  let slowest = 0
  for (let round = 0; round < damagedOfEach; round++) {
    const damaged = new Uint8Array(bytes)
    const places = 1 + Math.floor(random() * 20)
    for (let place = 0; place < places; place++)
      damaged[5 + Math.floor(random() * (damaged.length - 5))] = Math.floor(random() * 256)
    const cut = random() < 0.1 ? Math.floor(random() * damaged.length) : damaged.length
    const started = performance.now()
    const document = await hurriedReader.readDocument(damaged.subarray(0, Math.max(8, cut)))
    const isGivenUp = document.kind === 'unreadable' && document.reason.includes('given up')
    const kind = isGivenUp ? 'given up' : document.kind
    slowest = Math.max(slowest, performance.now() - started)
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
  ok &&= slowest <= slowestMs + 500
  const found = [...kinds].map(([kind, count]) => `${count} ${kind}`).join(', ')
  console.log(`${name}, damaged ${damagedOfEach} times: ${found}; slowest ${Math.round(slowest)} ms`)
}
