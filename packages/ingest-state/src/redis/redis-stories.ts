import { StateUnavailable } from '../ingest-state.ts'
import type { StoryIndex, StoryPlace } from '../stories.ts'
import { linkBytesOf, linkOf, placedBytesOf, requireKey, storyRecordOf, uuidBytes } from '../story-form.ts'
import type { RedisLink } from './redis-link.ts'
import { placeStoryScript, tellStoryScript } from './story-scripts.ts'

/** Stories in Redis; keys begin with `prefix`. */
export function redisStories(link: RedisLink, prefix: string, ttlMs: number): StoryIndex {
  const articlePrefix = `${prefix}story:`
  const articleKey = (articleId: string) => `${articlePrefix}${uuidBytes(articleId).toString('hex')}`
  const searchKey = (key: number) => `${prefix}story-key:${requireKey(key).toString(16).padStart(8, '0')}`

  return {
    placeStory: async ({ articleId, sketch }, keys) => {
      const reply = await link.evalBytes(
        placeStoryScript,
        [articleKey(articleId), ...new Set(keys.map(searchKey))],
        [ttlMs, uuidBytes(articleId), placedBytesOf(articleId), Buffer.from(sketch), articlePrefix],
      )
      return placeOf(reply)
    },
    tellStory: async (articleId, story) => {
      const keys = [articleKey(articleId), ...(story.of === null ? [] : [articleKey(story.of)])]
      const reply = await link.evalBytes(tellStoryScript, keys, [linkBytesOf(story)])
      if (!(reply instanceof Uint8Array)) throw unexpected()
      return linkOf(reply)
    },
  }
}

function placeOf(reply: unknown): StoryPlace {
  if (!Array.isArray(reply)) throw unexpected()
  const [told, ...rest]: readonly unknown[] = reply
  if (told instanceof Uint8Array) return { told: linkOf(told), alike: [] }
  const parts = rest.filter((part) => part instanceof Uint8Array)
  if (told !== null || parts.length !== rest.length || parts.length % 2 === 1) throw unexpected()
  const alike = parts.flatMap((id, index) => {
    const article = parts[index + 1]
    return index % 2 === 0 && article !== undefined ? [storyRecordOf(id, article)] : []
  })
  return { told: null, alike }
}

function unexpected(): StateUnavailable {
  return new StateUnavailable('not an answer Redis gives to a question for stories')
}
