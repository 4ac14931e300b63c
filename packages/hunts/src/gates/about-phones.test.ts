import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ArticleHead, Findings } from '@huntwire/intel-model'
import { indicator, technique, testArticle, testFindings } from '../../test/support/article.ts'
import { isAboutPhones } from './about-phones.ts'

type Story = { readonly head?: Partial<ArticleHead>; readonly findings?: Partial<Findings> }

const android = { title: 'Quiet Heron, an Android banking trojan' }
const quoted = (quote: string) => ({
  rule: 'test',
  text: 'a test',
  evidence: { quote, start: 0, end: quote.length, block: 3 },
})
const threatBecause = (quote: string): Findings['relevance'] => ({
  verdict: 'threat',
  isThreat: true,
  reasons: [quoted(quote)],
})

const phones: Readonly<Record<string, Story>> = {
  'a title that names Android': { head: android },
  'a summary that names iPhones': { findings: { summary: 'It reads messages on iPhones.' } },
  'a summary that names an APK file': { findings: { summary: 'The page offers Heron.apk for download.' } },
  'a title that names iOS': { head: { title: 'Quiet Heron on iOS' } },
  'techniques of ATT&CK Mobile alone': {
    findings: { techniques: [technique('T1437', { domain: 'mobile' })] },
  },
  'Android with a technique of the enterprise that a model guessed': {
    head: android,
    findings: { techniques: [technique('T1566', { method: 'model' })] },
  },
  'overlay windows of an Android app': {
    head: android,
    findings: { summary: 'It draws windows over others.' },
  },
}

const notPhones: Readonly<Record<string, Story>> = {
  'an article that names no platform': {},
  'a title that names Windows too': { head: { title: 'Quiet Heron on Android and Windows' } },
  'a tag that names macOS': { head: { ...android, tags: ['macOS'] } },
  'a quote that names Linux': {
    head: android,
    findings: { relevance: threatBecause('A Linux build exists.') },
  },
  'a program among the observables': {
    head: android,
    findings: {
      observables: [
        {
          ...indicator('file-name', 'update.exe'),
          evidence: { quote: 'update.exe', start: 0, end: 10, block: 1 },
        },
      ],
    },
  },
  'techniques of the enterprise by their ids': {
    head: android,
    findings: { techniques: [technique('T1059.001')] },
  },
  'Mobile techniques beside Windows': {
    findings: {
      summary: 'Both the Windows and the phone version call home.',
      techniques: [technique('T1437', { domain: 'mobile' })],
    },
  },
  'the system of routers': { head: { title: 'Cisco iOS XE and IOS implants' } },
}

describe('an article is about phones alone', () => {
  for (const [name, story] of Object.entries(phones)) it(name, () => assert.equal(judge(story), true))
})

describe('an article is not about phones alone', () => {
  for (const [name, story] of Object.entries(notPhones)) it(name, () => assert.equal(judge(story), false))
})

function judge({ head, findings }: Story): boolean {
  return isAboutPhones({ ...testArticle, ...head }, testFindings(findings))
}
