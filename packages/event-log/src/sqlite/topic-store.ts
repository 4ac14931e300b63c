import type { DatabaseSync } from 'node:sqlite'
import type { TopicSpec } from '../event-log.ts'
import { integer, type Row, text } from './columns.ts'

export type StoredTopic = { readonly id: number; readonly epoch: string; readonly spec: TopicSpec }

/** The topics of a log. The writing functions belong into a transaction. */
export type TopicStore = {
  /** Throws when it was never provisioned. */
  readonly get: (name: string) => StoredTopic
  readonly find: (name: string) => StoredTopic | null
  readonly all: () => readonly StoredTopic[]
  /** Creates the topic or adapts it; null when it is already so. */
  readonly provision: (spec: TopicSpec, epoch: () => string) => string | null
  /** With its records and every group's position. */
  readonly remove: (name: string) => void
}

const columns = 'id, name, epoch, cleanup, retention_ms, timestamps, max_message_bytes, compression'

export function createTopicStore(db: DatabaseSync): TopicStore {
  const count = db.prepare('SELECT count(*) AS partitions FROM partitions WHERE topic = ?')
  const byName = db.prepare(`SELECT ${columns} FROM topics WHERE name = ?`)
  const all = db.prepare(`SELECT ${columns} FROM topics ORDER BY id`)

  function stored(row: Row): StoredTopic {
    const partitions = integer(count.get(integer(row, 'id')) ?? {}, 'partitions')
    return { id: integer(row, 'id'), epoch: text(row, 'epoch'), spec: specOf(row, partitions) }
  }

  function find(name: string): StoredTopic | null {
    const row = byName.get(name)
    return row === undefined ? null : stored(row)
  }

  return {
    find,
    get: (name) => find(name) ?? missing(name),
    all: () => all.all().map(stored),
    provision: (spec, epoch) => {
      const before = find(spec.name)
      if (before !== null && same(before.spec, spec)) return null
      upsert(db, spec, epoch)
      return `${spec.name} ${before === null ? 'created' : 'adapted'}`
    },
    remove: (name) => {
      const topic = find(name) ?? missing(name)
      for (const table of ['records', 'partitions', 'positions']) {
        db.prepare(`DELETE FROM ${table} WHERE topic = ?`).run(topic.id)
      }
      db.prepare('DELETE FROM topics WHERE id = ?').run(topic.id)
    },
  }
}

function missing(name: string): never {
  throw new Error(`there is no topic ${name} in this log; provision it first`)
}

/** More partitions than asked for is no difference: they only grow. */
function same(before: TopicSpec, after: TopicSpec): boolean {
  return (
    before.partitions >= after.partitions &&
    before.cleanup.kind === after.cleanup.kind &&
    retentionOf(before) === retentionOf(after) &&
    before.timestamps === after.timestamps &&
    before.maxMessageBytes === after.maxMessageBytes &&
    before.compression === after.compression
  )
}

function upsert(db: DatabaseSync, spec: TopicSpec, epoch: () => string): void {
  const row = db
    .prepare(
      `INSERT INTO topics (name, epoch, cleanup, retention_ms, timestamps, max_message_bytes, compression)
       VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET cleanup = excluded.cleanup,
       retention_ms = excluded.retention_ms, timestamps = excluded.timestamps,
       max_message_bytes = excluded.max_message_bytes, compression = excluded.compression RETURNING id`,
    )
    .get(
      spec.name,
      epoch(),
      spec.cleanup.kind,
      retentionOf(spec),
      spec.timestamps,
      spec.maxMessageBytes,
      spec.compression,
    )
  const id = integer(row ?? {}, 'id')
  const add = db.prepare(
    'INSERT INTO partitions (topic, partition, next_offset) VALUES (?, ?, 0) ON CONFLICT DO NOTHING',
  )
  for (let partition = 0; partition < spec.partitions; partition += 1) add.run(id, partition)
}

function retentionOf(spec: TopicSpec): number {
  return spec.cleanup.kind === 'delete' ? spec.cleanup.retentionMs : -1
}

function specOf(row: Row, partitions: number): TopicSpec {
  const compression = text(row, 'compression')
  return {
    name: text(row, 'name'),
    partitions,
    cleanup:
      text(row, 'cleanup') === 'compact'
        ? { kind: 'compact' }
        : { kind: 'delete', retentionMs: integer(row, 'retention_ms') },
    timestamps: text(row, 'timestamps') === 'log-append-time' ? 'log-append-time' : 'create-time',
    maxMessageBytes: integer(row, 'max_message_bytes'),
    compression: compression === 'zstd' || compression === 'gzip' ? compression : 'none',
  }
}
