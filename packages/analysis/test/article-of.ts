import { type Article, articleIdOf, sha256Hex } from '@huntwire/intel-model'

/** An article for tests: everything that is not said is unknown. */
export function articleOf(title: string, body: string, url = 'https://labs.vendor.example/post'): Article {
  return {
    id: articleIdOf(url),
    revision: sha256Hex(body),
    url,
    title,
    source: { name: 'Vendor Labs', url, published: null },
    published: null,
    author: null,
    language: null,
    tags: [],
    tlp: 'clear',
    externalId: null,
    bodySha256: sha256Hex(body),
    notes: [],
    body,
    main: [],
  }
}
