import { analyse, extractObservables } from '@huntwire/analysis'
import type { Article } from '@huntwire/intel-model'
import { extractIOC } from 'ioc-extractor'
import { findSightings } from '../../../packages/analysis/src/observables/sightings.ts'
import { articleOf } from '../../../packages/analysis/test/article-of.ts'
import { type Figure, median, type Say } from '../figure.ts'
import { articleText } from './articles.ts'
import { measureKnowledge } from './measure-knowledge.ts'

const articleLength = 11_000
const rounds = 7

/** What classifying costs: whole articles, observables beside ioc-extractor, cost by length, hostile texts, knowledge. */
export function benchmarkClassify(say: Say): readonly Figure[] {
  const texts = Array.from({ length: 60 }, (_, seed) => articleText(articleLength, seed + 1))
  const articles = texts.map(benchmarkArticle)
  say('whole articles of 11 KB')
  const whole = secondsOf(() => articles.forEach((article) => void analyse(article))) / articles.length
  say('observables, ours and ioc-extractor')
  const found = secondsOf(() => texts.forEach((text) => void findSightings(text)))
  const withRoles = secondsOf(() => texts.forEach((text) => void extractObservables(text)))
  const theirs = secondsOf(() => texts.slice(0, 6).forEach((text) => void extractIOC(text))) * 10
  return [
    {
      name: 'whole classification of 11 KB, articles/s on one core',
      goal: '>= 400',
      measured: (1 / whole).toFixed(0),
      met: 1 / whole >= 400,
    },
    {
      name: 'observables found, times as fast as ioc-extractor finds them',
      goal: '>= 10',
      measured: (theirs / found).toFixed(1),
      met: theirs / found >= 10,
    },
    {
      name: 'the same with roles, reasons and evidence, which ioc-extractor does not tell',
      goal: '>= 10',
      measured: (theirs / withRoles).toFixed(1),
      met: theirs / withRoles >= 10,
    },
    ...lengthFigures(say),
    ...hostileFigures(say),
    ...measureKnowledge(say),
  ]
}

function lengthFigures(say: Say): Figure[] {
  const costs = [1_000, 11_000, 100_000, 1_000_000].map((length) => {
    say(`prose of ${length} units`)
    const copies = Math.max(1, Math.floor(200_000 / length))
    const articles = Array.from({ length: copies }, (_, seed) =>
      benchmarkArticle(articleText(length, seed + 7)),
    )
    return secondsOf(() => articles.forEach((article) => void analyse(article))) / (copies * length)
  })
  const ratio = Math.max(...costs) / Math.min(...costs)
  const nanoseconds = costs.map((cost) => (cost * 1e9).toFixed(0)).join(', ')
  return [
    {
      name: `cost per unit from 1 KB to 1 MB, largest to smallest (${nanoseconds} ns)`,
      goal: '<= 1.3',
      measured: ratio.toFixed(2),
      met: ratio <= 1.3,
    },
  ]
}

function hostileFigures(say: Say): Figure[] {
  const prose = benchmarkArticle(articleText(100_000, 3))
  const base = secondsOf(() => void analyse(prose)) / prose.body.length
  const texts = {
    'a.b-c. x 16,000': 'a.b-c.'.repeat(16_000),
    'nested brackets': '[('.repeat(50_000) + ')]'.repeat(50_000),
    'a megabyte of digits': '1'.repeat(1_000_000),
    'unpaired surrogates': '\ud800a'.repeat(50_000),
    'dots in brackets': 'a[.]'.repeat(25_000),
    schemes: 'hxxp://'.repeat(15_000),
    'names of groups': '-Play '.repeat(20_000),
    paths: 'C:\\a'.repeat(20_000),
    'scores of CVEs': 'CVE-2024-1000 CVSS 9.8 '.repeat(5_000),
    headings: '# IOCs\n'.repeat(15_000),
  }
  return Object.entries(texts).map(([name, text]) => {
    say(`hostile: ${name}`)
    const article = benchmarkArticle(text)
    const ratio = secondsOf(() => void analyse(article)) / text.length / base
    return {
      name: `hostile, cost per unit beside prose: ${name}`,
      goal: '<= 3',
      measured: ratio.toFixed(2),
      met: ratio <= 3,
    }
  })
}

function secondsOf(work: () => void): number {
  work()
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now()
    work()
    return (performance.now() - start) / 1_000
  })
  return median(times)
}

function benchmarkArticle(body: string): Article {
  const title = 'Backdoor steals credentials from freight companies'
  return articleOf(title, body, `https://news.quill.test/${body.length}`)
}
