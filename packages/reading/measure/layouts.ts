/** Counts the indicators that reach the body text in each layout, minified and pretty, and in the main text beside it. */
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { mainText, readPage } from '../src/pages/read-page.ts'

const file = resolve(process.argv[2] ?? '../shared/data', 'pages', 'layouts.mjs')
const { indicators, layouts } = z
  .object({ indicators: z.array(z.string()), layouts: z.record(z.string(), z.string()) })
  .parse(await import(pathToFileURL(file).href))

let whole = true
for (const [name, html] of Object.entries(layouts)) {
  const minified = countIn(html)
  const pretty = countIn(prettyOf(html))
  whole &&= minified.body === indicators.length && pretty.body === indicators.length
  console.log(
    `${name.padEnd(16)} body ${minified.body}/${indicators.length} minified, ${pretty.body}/${indicators.length} pretty; main ${minified.main}`,
  )
}
process.exitCode = whole ? 0 : 1

/** An indicator counts when it stands there as a word of its own. */
function countIn(html: string): { readonly body: number; readonly main: number } {
  const read = readPage(html, { url: null })
  const words = new Set(read.body.split(/\s+/))
  const mainWords = new Set(mainText(read).split(/\s+/))
  return {
    body: indicators.filter((indicator) => words.has(indicator)).length,
    main: indicators.filter((indicator) => mainWords.has(indicator)).length,
  }
}

/** Line feeds and indentation between tags, but not inside what is preformatted. */
function prettyOf(html: string): string {
  return html
    .split(/(<pre[\s\S]*?<\/pre>|<textarea[\s\S]*?<\/textarea>)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll('><', '>\n    <')))
    .join('')
}
