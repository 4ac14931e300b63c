import { z } from 'zod'
import { readDate } from '../dates/read-date.ts'
import { absoluteUrl } from './absolute-url.ts'
import { type Feed, type FeedItem, FeedUnreadable } from './feed.ts'
import { plainText } from './plain-text.ts'

const text = z.string().nullable().optional().catch(null)
const author = z.object({ name: text }).nullable().optional().catch(null)

/** JSON Feed 1.0 and 1.1, https://www.jsonfeed.org/version/1.1/ */
const itemSchema = z.object({
  id: z
    .union([z.string(), z.number().transform(String)])
    .nullable()
    .optional()
    .catch(null),
  url: text,
  external_url: text,
  title: text,
  summary: text,
  content_html: text,
  content_text: text,
  date_published: text,
  date_modified: text,
  author,
  authors: z.array(author).nullable().optional().catch(null),
  tags: z.array(z.string()).nullable().optional().catch(null),
})
const feedSchema = z.object({
  version: z.string().includes('jsonfeed.org'),
  title: text,
  home_page_url: text,
  authors: z.array(author).nullable().optional().catch(null),
  items: z.array(z.unknown()),
})

/** Reads JSON Feed; an item that is no object is left out and named. Throws only FeedUnreadable. */
export function readJsonFeed(source: string, baseUrl: string | null): Feed {
  const parsed = feedSchema.safeParse(parseJson(source))
  if (!parsed.success)
    throw new FeedUnreadable('this is JSON, but no JSON Feed: it needs `version` and `items`')
  const feed = parsed.data
  const problems: string[] = []
  const items = feed.items.flatMap((item, index) => {
    const read = itemSchema.safeParse(item)
    if (read.success) return toItem(read.data, baseUrl)
    problems.push(`item ${index + 1} is no object and was left out`)
    return []
  })
  return {
    format: 'json',
    title: plainText(feed.title ?? ''),
    link: absoluteUrl(feed.home_page_url ?? null, baseUrl),
    items,
    problems,
  }
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source)
  } catch (error) {
    throw new FeedUnreadable('this looks like JSON but cannot be parsed', { cause: error })
  }
}

function toItem(item: z.infer<typeof itemSchema>, baseUrl: string | null): FeedItem {
  return {
    id: item.id ?? null,
    url: absoluteUrl(item.url ?? item.external_url ?? null, baseUrl),
    title: plainText(item.title ?? ''),
    published: readDate(item.date_published ?? ''),
    updated: readDate(item.date_modified ?? ''),
    author: item.authors?.[0]?.name ?? item.author?.name ?? null,
    summary: plainText(item.summary ?? ''),
    contentHtml: item.content_html ?? escapeHtml(item.content_text ?? null),
    categories: item.tags ?? [],
  }
}

function escapeHtml(content: string | null): string | null {
  return content?.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') ?? null
}
