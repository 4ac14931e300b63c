import type { DatabaseSync } from 'node:sqlite'
import { maxAlike, maxUnderKey, type StoryIndex, type StoryRecord } from '../stories.ts'
import { linkBytesOf, linkOf, requireKey, storyRecordOf, uuidBytes } from '../story-form.ts'

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
  const under = file.prepare(
    'SELECT article FROM story_key WHERE key = ? AND expires > ? ORDER BY number DESC LIMIT ?',
  )
  const forget = file.prepare('DELETE FROM story_key WHERE key = ? AND article = ?')
  const place = file.prepare('INSERT INTO story_key (key, article, expires) VALUES (?, ?, ?)')

  function read(id: Uint8Array, at: number): StoryRecord | null {
    const value = bytesOf(article.get(id, at)?.['value'])
    return value === null ? null : storyRecordOf(id, value)
  }

  return {
    findStories: ({ articleId, keys }) =>
      inTransaction(() => {
        const at = now()
        const known = read(uuidBytes(articleId), at)
        if (known !== null) return { known, alike: [] }
        const lists = [...new Set(keys.map(requireKey))].map((key) =>
          under.all(key, at, maxUnderKey).flatMap((row) => bytesOf(row['article']) ?? []),
        )
        return { known: null, alike: closestFirst(lists, (id) => read(id, at)) }
      }),
    rememberStory: (record, keys) =>
      inTransaction(() => {
        const at = now()
        const id = uuidBytes(record.articleId)
        const before = bytesOf(article.get(id, at)?.['value'])
        const link = before === null ? record : linkOf(before)
        keep.run(id, Buffer.concat([linkBytesOf(link), record.sketch]), at + ttlMs)
        for (const key of new Set(keys.map(requireKey))) {
          forget.run(key, id)
          place.run(key, id, at + ttlMs)
        }
        return { storyId: link.storyId, relation: link.relation, of: link.of }
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
