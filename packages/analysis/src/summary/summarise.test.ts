import assert from 'node:assert/strict'
import { test } from 'node:test'
import { articleOf } from '../../test/article-of.ts'
import { analyse } from '../analyse.ts'

const body = `Since May we have followed a group that we call Paper Heron.
The operators write to accounting staff of shipping companies and attach
an archive with a loader in it.
Our office has a new coffee machine that everybody likes.
MUDLARK creates a scheduled task and sends a beacon to its server every day.
The address is hxxps://mudlark[.]test/poll and it answers slowly.
On two hosts the operators copied the finance share to a cloud storage account.
Search for the task on every host of your network, and remove it.

## Indicators

mudlark[.]test is where the beacon of the malware is sent to.`

const { summary } = analyse(articleOf('Paper Heron: malware in the mail', body))

test('the summary begins at the beginning and tells against whom, how, what it does and what it cost', () => {
  assert.deepEqual(
    [/^Since May/, /write to accounting staff/, /scheduled task/, /copied the finance share/].filter(
      (part) => !part.test(summary),
    ),
    [],
  )
})

test('its sentences are verbatim with white space folded', () => {
  assert.ok(body.replace(/\s+/g, ' ').includes(summary.slice(0, 100)))
  assert.doesNotMatch(summary, /\n/)
})

test('advice, small talk and bare values stay out', () => {
  assert.doesNotMatch(summary, /Search for|coffee|address is/)
})

test('what is no threat is summarised by its first sentences', () => {
  const text =
    'Today we are excited to launch our new plugin for builds. It is available to all our users, free and paid. Attackers and malware exist in the world as well, of course.'
  assert.equal(
    analyse(articleOf('Introducing a plugin', text)).summary,
    'Today we are excited to launch our new plugin for builds. It is available to all our users, free and paid.',
  )
})

test('sentences about the text itself stay out', () => {
  const { summary } = analyse(
    articleOf(
      'MUDLARK backdoor in offices',
      `Original release date: May 3 of that year, last revised in June.
In this post we will look at a backdoor that nobody has described before.
MUDLARK is a backdoor that steals documents from offices of notaries.
Figure 2 shows how the backdoor sends the documents away in pieces.`,
    ),
  )
  assert.match(summary, /^MUDLARK is a backdoor/)
  assert.doesNotMatch(summary, /In this post|Figure 2|release date/)
})
