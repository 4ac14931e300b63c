import { resolve } from 'node:path'
import { mainText, readPage } from '@huntwire/reading'
import { labelledPages } from '../../../packages/reading/measure/pages/labelled-pages.ts'
import { readabilityHtml } from '../../../packages/reading/measure/pages/readability-text.ts'
import { type Figure, median, type Say } from '../figure.ts'

const rounds = 5

/** Body and main text of the labelled pages, beside Readability on linkedom for the article alone. */
export async function measurePageSpeed(say: Say): Promise<readonly Figure[]> {
  const pages = labelledPages(resolve(import.meta.dirname, '../../../../shared/data'))
  say(`reading ${pages.length} pages, ${rounds} rounds`)
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const mine = timeOf(() =>
      pages.reduce((sum, { html, url }) => sum + mainText(readPage(html, { url })).length, 0),
    )
    const other = timeOf(() => pages.reduce((sum, { html }) => sum + readabilityHtml(html).length, 0))
    if (round === 0) continue
    ours.push(mine / pages.length)
    theirs.push(other / pages.length)
  }
  const ratio = median(ours) / median(theirs)
  return [
    {
      name: 'pages: body and main, beside plain Readability + linkedom',
      goal: '≤ 1.15 × its time',
      measured: `${ratio.toFixed(2)} × (${median(ours).toFixed(1)} ms a page, ${median(theirs).toFixed(1)} ms)`,
      met: ratio <= 1.15,
    },
  ]
}

function timeOf(work: () => number): number {
  const started = performance.now()
  if (work() === 0) throw new Error('no text was found')
  return performance.now() - started
}
