import type { DatabaseSync } from 'node:sqlite'
import type { Source } from '@huntwire/intel-model'

/** A brief as one of those that tell a story. */
export type Telling = {
  readonly id: string
  readonly title: string
  readonly published: string | null
  /** Names of its sources. */
  readonly sources: readonly string[]
}

/** The most briefs of one story that are named. */
const maxTellings = 50

/** Looks up the briefs of a story, the latest first. */
export function tellingsLookup(database: DatabaseSync): (storyId: string) => readonly Telling[] {
  const lookup = database.prepare(
    `SELECT id, published, brief ->> '$.title' AS title, brief -> '$.sources' AS sources FROM briefs
     WHERE story = ? ORDER BY published DESC, id LIMIT ${maxTellings}`,
  )
  return (storyId) =>
    lookup.all(storyId).map((row) => ({
      id: String(row['id']),
      title: String(row['title']),
      published: row['published'] === '' ? null : String(row['published']),
      sources: storedSources(row['sources']).map(({ name }) => name),
    }))
}

/** The sources of a brief; it was checked against its schema before it was stored. */
function storedSources(json: unknown): readonly Source[] {
  return JSON.parse(String(json))
}
