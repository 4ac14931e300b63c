import { eventTypeOf } from '@huntwire/events'
import type { SubmittedArticle } from '@huntwire/intel-model'

export const codecs = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const
export type Codec = (typeof codecs)[number]

/** What a producer is told to publish as one batch: what stands in every record, and the values. */
export type Batch = {
  readonly topic: string
  readonly codec: Codec
  readonly key: string | null
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly values: readonly string[]
}

type Form = {
  readonly name: string
  readonly key: string | null
  readonly headers: Batch['headers']
  readonly wrap: (article: SubmittedArticle) => object
}

const eventType = eventTypeOf('article-submitted')
const bare = (article: SubmittedArticle) => article
const structured = (article: SubmittedArticle) => ({
  specversion: '1.0',
  id: article.url,
  source: 'urn:foreign:producer',
  type: eventType,
  datacontenttype: 'application/json',
  data: article,
})

const forms: readonly Form[] = [
  { name: 'bare-no-key', key: null, headers: [], wrap: bare },
  { name: 'bare-wrong-key', key: 'not-an-article-id', headers: [], wrap: bare },
  {
    name: 'bare-foreign-headers',
    key: '{"team":"intel"}',
    headers: [
      ['content-type', 'application/json'],
      ['team', 'Ümläut 漏洞'],
      ['traceparent', 'no trace'],
    ],
    wrap: bare,
  },
  {
    name: 'binary',
    key: null,
    headers: [
      ['ce_specversion', '1.0'],
      ['ce_id', 'a1'],
      ['ce_source', 'urn:foreign:producer'],
      ['ce_type', eventType],
      ['content-type', 'application/json; charset=utf-8'],
    ],
    wrap: bare,
  },
  {
    name: 'structured',
    key: 'wrong',
    headers: [['content-type', 'application/cloudevents+json; charset=UTF-8']],
    wrap: structured,
  },
  { name: 'structured-no-header', key: null, headers: [], wrap: structured },
]

/** Every codec in every form, three articles each; the article's URL says how it was sent. */
export function batchesOf(
  client: string,
  topic: string,
): { readonly batches: readonly Batch[]; readonly articles: readonly SubmittedArticle[] } {
  const planned = codecs.flatMap((codec) =>
    forms.map((form) => {
      const articles = [1, 2, 3].map((number) =>
        articleAt(`https://foreign.example/${client}/${codec}/${form.name}/${number}`),
      )
      const values = articles.map((article) => JSON.stringify(form.wrap(article)))
      return { articles, batch: { topic, codec, key: form.key, headers: form.headers, values } }
    }),
  )
  return { batches: planned.map(({ batch }) => batch), articles: planned.flatMap(({ articles }) => articles) }
}

function articleAt(url: string): SubmittedArticle {
  const sentence = 'Die Kampagne „Nebel“ meldet sich bei 203.0.113[.]9 und lädt 漏洞.exe 🦊 nach. '
  return { url, title: `Sent to ${url}`, source: 'Foreign', tags: ['a', 'b'], text: sentence.repeat(12) }
}
