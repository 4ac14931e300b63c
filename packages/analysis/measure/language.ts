/**
 * Measures the language on short texts of our own: `node packages/analysis/measure/language.ts [data dir] [-v]`. Every
 * second case is held out: it is counted, and never shown.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { languageOf } from '../src/language/language-of.ts'
import { readPassage } from '../src/passage/passage.ts'

const { values } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean', short: 'v' } },
})
const cases = readFileSync(new URL('./language-cases.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => {
    const [language = '', text = ''] = line.split('\t')
    return { language, text }
  })

/** A lie that a feed may tell of the article; an honest declaration must not do worse. */
const declarations = [
  ['nothing declared', () => null],
  ['declared rightly', (language: string) => language],
  ['declared wrongly', (language: string) => (language === 'en' ? 'de' : 'en')],
] as const

for (const [name, declare] of declarations) {
  const answers = cases.map(({ language, text }) =>
    languageOf([readPassage(text, 'body')], declare(language)),
  )
  const right = cases.map(({ language }, index) => answers[index] === language)
  const read = cases.map(
    ({ language }, index) => (language === 'en') === (answers[index] === 'en' || answers[index] === null),
  )
  for (const [part, open] of [
    ['open', 0],
    ['held out', 1],
  ] as const) {
    const own = cases.flatMap((_, index) => (index % 2 === open ? [index] : []))
    const share = (list: readonly boolean[]) =>
      (own.filter((index) => list[index]).length / own.length).toFixed(3)
    console.log(
      `language, ${name}, ${part}: right ${share(right)}, rightly read or not ${share(read)} (${own.length} texts)`,
    )
    if (open !== 0 || values.verbose !== true) continue
    for (const index of own)
      if (right[index] !== true)
        console.log(`  ${cases[index]?.language} as ${answers[index]}: ${cases[index]?.text}`)
  }
}
