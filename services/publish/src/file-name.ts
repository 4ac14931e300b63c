import type { Brief } from '@huntwire/intel-model'

const longestSlug = 80

/**
 * The name of a brief's files without their extension: words of the article's URL, and the start of the id. It stays
 * the same for every revision, since the URL does, and holds nothing but `a-z 0-9 . -`.
 */
export function fileNameOf(brief: Pick<Brief, 'id' | 'url'>): string {
  const place = brief.url.toLowerCase().replace(/^(https?:\/\/(www\.)?|urn:)|[?#].*$|\.html?$/g, '')
  const words = place.match(/[a-z0-9]+(\.[a-z0-9]+)*/g) ?? ['brief']
  return `${words.join('-').slice(0, longestSlug)}${fileEndingOf(brief.id)}`
}

/** The end of that name, by which the files of a brief are found again when only its id is known. */
export function fileEndingOf(briefId: string): string {
  return `-${briefId.slice(0, 13)}`
}
