import type { DatabaseSync } from 'node:sqlite'
import { maxAlike, maxUnderKey, type StoryIndex, type StoryRecord } from '../stories.ts'
import {
  linkBytesOf,
  linkLength,
  linkOf,
  notTold,
  placedBytesOf,
  requireKey,
  storyRecordOf,
  uuidBytes,
} from '../story-form.ts'

/** Stories in a SQLite file. `inTransaction` runs work in one transaction of it. */
export function sqliteStories(options: {
  readonly file: DatabaseSync
  readonly inTransaction: <Result>(work: () => Result) => Promise<Result>
  readonly now: () => number
  readonly ttlMs: number
}): StoryIndex {
  const { file, inTransaction, now, ttlMs } = options
  const article = file.prepare('SELECT value FROM story WHERE article = ? AND expires > ?')
  const keep = file.prepare('INSERT OR REPLACE INTO story (article, value, expires) VALUES (?, ?, ?)')
  const change = file.prepare('UPDATE story SET value = ? WHERE article = ?')
  const under = file.prepare(
    'SELECT article FROM story_key WHERE key = ? AND expires > ? ORDER BY number DESC LIMIT ?',
  )
  const forget = file.prepare('DELETE FROM story_key WHERE key = ? AND article = ?')
  const place = file.prepare('INSERT INTO story_key (key, article, expires) VALUES (?, ?, ?)')

  function read(id: Uint8Array, at: number): StoryRecord | null {
    const value = bytesOf(article.get(id, at)?.['value'])
    return value === null ? null : storyRecordOf(id, value)
  }

  function alikeTo(id: Uint8Array, keys: ReadonlySet<number>, at: number): readonly StoryRecord[] {
    const lists = [...keys].map((key) =>
      under.all(key, at, maxUnderKey).flatMap((row) => bytesOf(row['article']) ?? []),
    )
    const others = (found: Uint8Array) => (Buffer.compare(found, id) === 0 ? null : read(found, at))
    return closestFirst(lists, others)
  }

  return {
    placeStory: ({ articleId, sketch }, keys) =>
      inTransaction(() => {
        const at = now()
        const id = uuidBytes(articleId)
        const searched = new Set(keys.map(requireKey))
        const kept = bytesOf(article.get(id, at)?.['value'])
        const told = kept !== null && kept[0] !== notTold ? linkOf(kept) : null
        const alike = told === null ? alikeTo(id, searched, at) : []
        const link = told === null ? placedBytesOf(articleId) : linkBytesOf(told)
        keep.run(id, Buffer.concat([link, sketch]), at + ttlMs)
        for (const key of searched) {
          forget.run(key, id)
          place.run(key, id, at + ttlMs)
        }
        return { told, alike }
      }),
    tellStory: (articleId, story) =>
      inTransaction(() => {
        const at = now()
        const id = uuidBytes(articleId)
        const link = linkBytesOf(story)
        const kept = bytesOf(article.get(id, at)?.['value'])
        if (kept === null) return linkOf(link)
        if (kept[0] !== notTold) return linkOf(kept)
        const other = story.of === null ? null : read(uuidBytes(story.of), at)
        const counts = other === null ? story : { ...story, storyId: other.storyId }
        change.run(Buffer.concat([linkBytesOf(counts), kept.subarray(linkLength)]), id)
        return linkOf(linkBytesOf(counts))
      }),
  }
}

/** Deletes what has expired. */
export function trimStories(file: DatabaseSync, at: number): void {
  file.prepare('DELETE FROM story WHERE expires <= ?').run(at)
  file.prepare('DELETE FROM story_key WHERE expires <= ?').run(at)
}

/** The tables of stories. */
export const storyTables = `
CREATE TABLE IF NOT EXISTS story (article BLOB PRIMARY KEY, value BLOB NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS story_by_expiry ON story (expires);
CREATE TABLE IF NOT EXISTS story_key (
  number INTEGER PRIMARY KEY, key INTEGER NOT NULL, article BLOB NOT NULL, expires INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS story_key_by_key ON story_key (key, number);
CREATE INDEX IF NOT EXISTS story_key_by_expiry ON story_key (expires);
`

/** Those under most keys that few have come first, of equal ones the smaller id. */
function closestFirst(
  lists: readonly (readonly Uint8Array[])[],
  read: (id: Uint8Array) => StoryRecord | null,
): readonly StoryRecord[] {
  const weights = new Map<string, number>()
  for (const list of lists) {
    for (const id of list) {
      const name = Buffer.from(id).toString('hex')
      weights.set(name, (weights.get(name) ?? 0) + 1 / list.length)
    }
  }
  const ranked = [...weights].sort(([a, weightA], [b, weightB]) => weightB - weightA || (a < b ? -1 : 1))
  const found: StoryRecord[] = []
  for (const [name] of ranked) {
    if (found.length === maxAlike) break
    const record = read(Buffer.from(name, 'hex'))
    if (record !== null) found.push(record)
  }
  return found
}

function bytesOf(value: unknown): Uint8Array | null {
  return value instanceof Uint8Array ? value : null
}
