import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { decodeText } from '../../src/encodings/decode-text.ts'

export type LabelledPage = {
  readonly id: string
  readonly url: string
  readonly html: string
  readonly articleBody: string
}

/** The labelled pages of a data directory, in the order of their ids. */
export function labelledPages(data: string): readonly LabelledPage[] {
  const folder = resolve(data, 'pages')
  const truth: Readonly<Record<string, { readonly articleBody: string; readonly url: string }>> = JSON.parse(
    readFileSync(resolve(folder, 'ground-truth.json'), 'utf8'),
  )
  return Object.keys(truth)
    .sort()
    .flatMap((id) => {
      const label = truth[id]
      if (label === undefined) return []
      const html = decodeText(gunzipSync(readFileSync(resolve(folder, 'html', `${id}.html.gz`))))
      return [{ id, url: label.url, html, articleBody: label.articleBody }]
    })
}
