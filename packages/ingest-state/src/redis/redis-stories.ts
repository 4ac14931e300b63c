import { StateUnavailable } from '../ingest-state.ts'
import type { StoriesFound, StoryIndex, StoryQuery } from '../stories.ts'
import { linkBytesOf, linkOf, requireKey, storyRecordOf, uuidBytes } from '../story-form.ts'
import type { RedisLink } from './redis-link.ts'
import { findStoriesScript, rememberStoryScript } from './story-scripts.ts'

/** Stories in Redis; keys begin with `prefix`. */
export function redisStories(link: RedisLink, prefix: string, ttlMs: number): StoryIndex {
  const articlePrefix = `${prefix}story:`
  const keysOf = ({ articleId, keys }: StoryQuery) => [
    `${articlePrefix}${uuidBytes(articleId).toString('hex')}`,
    ...new Set(keys.map((key) => `${prefix}story-key:${requireKey(key).toString(16).padStart(8, '0')}`)),
  ]

  return {
    findStories: async (query) => {
      const reply = await link.evalBytes(findStoriesScript, keysOf(query), [articlePrefix])
      return storiesFound(query.articleId, reply)
    },
    rememberStory: async (record, keys) => {
      const args = [ttlMs, uuidBytes(record.articleId), linkBytesOf(record), Buffer.from(record.sketch)]
      const reply = await link.evalBytes(
        rememberStoryScript,
        keysOf({ articleId: record.articleId, keys }),
        args,
      )
      if (!(reply instanceof Uint8Array)) throw unexpected()
      return linkOf(reply)
    },
  }
}

function storiesFound(articleId: string, reply: unknown): StoriesFound {
  if (!Array.isArray(reply)) throw unexpected()
  const [known, ...rest]: readonly unknown[] = reply
  if (known instanceof Uint8Array) return { known: storyRecordOf(uuidBytes(articleId), known), alike: [] }
  const parts = rest.filter((part) => part instanceof Uint8Array)
  if (known !== null || parts.length !== rest.length || parts.length % 2 === 1) throw unexpected()
  const alike = parts.flatMap((id, index) => {
    const article = parts[index + 1]
    return index % 2 === 0 && article !== undefined ? [storyRecordOf(id, article)] : []
  })
  return { known: null, alike }
}

function unexpected(): StateUnavailable {
  return new StateUnavailable('not an answer Redis gives to a question for stories')
}
