import type { StoryDocument } from './open-documents.ts'

type Rewrite = (
  text: string,
  context: { readonly random: () => number; readonly documents: readonly StoryDocument[] },
) => string

/** Ways in which the same text comes back. */
export const rewrites: Readonly<Record<string, Rewrite>> = {
  'boilerplate added': (text, { random }) => {
    const lines = boilerplate.filter(() => random() < 0.85)
    const half = Math.ceil(lines.length / 2)
    return [...lines.slice(0, half), text, ...lines.slice(half)].join('\n')
  },
  'cut to 60 %': (text) => cut(text, 0.6),
  'cut to 30 %': (text) => cut(text, 0.3),
  '30 % from anywhere': (text, { random }) => {
    const words = text.split(/\s+/)
    const start = Math.floor(random() * 0.7 * words.length)
    return words.slice(start, start + Math.ceil(0.3 * words.length)).join(' ')
  },
  '15 % of sentences gone': (text, { random }) =>
    sentencesOf(text)
      .filter(() => random() >= 0.15)
      .join(' '),
  '5 % of words replaced': (text, context) => replaceWords(text, 0.05, context),
  '15 % of words replaced': (text, context) => replaceWords(text, 0.15, context),
  'sentences reordered': (text, { random }) =>
    sentencesOf(text)
      .map((sentence) => ({ sentence, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ sentence }) => sentence)
      .join(' '),
}

function cut(text: string, share: number): string {
  const words = text.split(/\s+/)
  return words.slice(0, Math.ceil(share * words.length)).join(' ')
}

function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?])\s+|\n+/).filter((sentence) => sentence.trim() !== '')
}

/** Replaces each word with the given chance by one of another document, taken at random. */
function replaceWords(text: string, chance: number, { random, documents }: Parameters<Rewrite>[1]): string {
  const strange = documents[Math.floor(random() * documents.length)]?.text.split(/\s+/) ?? []
  return text
    .split(/\s+/)
    .map((word) => (random() < chance ? (strange[Math.floor(random() * strange.length)] ?? word) : word))
    .join(' ')
}

/** What stands around articles: about 230 words. */
const boilerplate: readonly string[] = [
  'Skip to main content. Products Solutions Resources Partners Company Blog Contact us Log in',
  'We use cookies to make our site work and to measure how it is used. Accept all. Reject all. Cookie settings.',
  'Share this article on LinkedIn, X, Facebook, Reddit or by e-mail. Copy link. Print.',
  'Subscribe to our newsletter and get the latest threat research delivered to your inbox every week.',
  'By submitting this form you agree to our terms of use and acknowledge our privacy statement.',
  'Reading time: nine minutes. Listen to this article. Table of contents. Back to all posts.',
  'Related articles: What is ransomware? Five steps to a better incident response plan. The state of cloud security.',
  'Our research team tracks hundreds of threat actors and publishes what defenders need to know to stop them.',
  'Request a demo and see how our platform protects your endpoints, your identities and your cloud workloads.',
  'About the author: a senior researcher in our threat intelligence team who has worked in the field for many years.',
  'Customers are protected against the activity described here; talk to your account team if you have questions.',
  'The information in this post is provided as is, for general purposes only, and comes without warranty of any kind.',
  'Copyright. All rights reserved. All trademarks belong to their owners. Privacy. Terms. Legal notice. Sitemap. Careers.',
  'Previous post. Next post. Leave a comment. Your address will not be published. Required fields are marked.',
]
