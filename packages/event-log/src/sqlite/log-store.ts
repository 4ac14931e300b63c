import type { DatabaseSync } from 'node:sqlite'
import { RecordTooLarge, type TopicSpec } from '../event-log.ts'
import { partitionOf } from '../partition-of.ts'
import type { OutgoingRecord } from '../record.ts'
import type { RawRecord } from '../worker/receive-record.ts'
import { bytes, integer, type Row } from './columns.ts'
import { decodeHeaders, encodeHeaders } from './headers-codec.ts'
import type { StoredTopic } from './topic-store.ts'

export type PartitionAt = { readonly topic: StoredTopic; readonly partition: number }

/** Records and positions in SQL. Everything is synchronous; the writing functions belong into a transaction. */
export type LogStore = {
  /** Appends one record; throws RecordTooLarge. Gives the partition it went to. */
  readonly append: (topic: StoredTopic, record: OutgoingRecord, now: number) => number
  /** Up to 200 records or about 1 MiB from an offset on. */
  readonly readFrom: (at: PartitionAt, offset: number) => readonly RawRecord[]
  readonly firstOffset: (at: PartitionAt) => number
  /** The offset the next record will get. */
  readonly endOffset: (at: PartitionAt) => number
  readonly position: (group: string, at: PartitionAt) => number | null
  readonly setPosition: (group: string, at: PartitionAt, nextOffset: number) => void
  /** Deletes what is older than its topic keeps; the number of records deleted. */
  readonly trim: (topic: StoredTopic, now: number) => number
}

const chunk = { records: 200, bytes: 1024 * 1024 }

export function createLogStore(db: DatabaseSync): LogStore {
  const take = db.prepare(
    'UPDATE partitions SET next_offset = next_offset + 1 WHERE topic = ? AND partition = ? RETURNING next_offset - 1 AS offset',
  )
  const insert = db.prepare(
    'INSERT INTO records (topic, partition, offset, timestamp, compact, key, value, headers) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const compact = db.prepare(
    'DELETE FROM records WHERE topic = ? AND partition = ? AND key = ? AND compact = 1 AND offset < ?',
  )
  const select = db.prepare(
    'SELECT offset, timestamp, key, value, headers FROM records WHERE topic = ? AND partition = ? AND offset >= ? ORDER BY offset LIMIT ?',
  )
  const first = db.prepare(
    'SELECT offset FROM records WHERE topic = ? AND partition = ? ORDER BY offset LIMIT 1',
  )
  const end = db.prepare('SELECT next_offset FROM partitions WHERE topic = ? AND partition = ?')
  const position = db.prepare(
    'SELECT next_offset FROM positions WHERE consumer = ? AND topic = ? AND partition = ?',
  )
  const setPosition = db.prepare(
    'INSERT INTO positions (consumer, topic, partition, next_offset) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET next_offset = excluded.next_offset',
  )
  const trim = db.prepare('DELETE FROM records WHERE topic = ? AND timestamp < ?')

  function endOffset({ topic, partition }: PartitionAt): number {
    return integer(end.get(topic.id, partition) ?? {}, 'next_offset')
  }

  return {
    append: (topic, record, now) => {
      const headers = record.headers.length === 0 ? null : encodeHeaders(record.headers)
      checkSize(topic.spec, record, headers)
      const partition = partitionOf(record.key, topic.spec.partitions)
      const offset = integer(take.get(topic.id, partition) ?? {}, 'offset')
      const isCompact = topic.spec.cleanup.kind === 'compact'
      insert.run(topic.id, partition, offset, now, isCompact ? 1 : 0, record.key, record.value, headers)
      if (isCompact) compact.run(topic.id, partition, record.key, offset)
      return partition
    },
    readFrom: ({ topic, partition }, offset) => {
      const records: RawRecord[] = []
      let size = 0
      for (const row of select.iterate(topic.id, partition, offset, chunk.records)) {
        const record = rawRecord(topic.spec.name, partition, row)
        records.push(record)
        size += record.value?.length ?? 0
        if (size >= chunk.bytes) break
      }
      return records
    },
    firstOffset: (at) => {
      const row = first.get(at.topic.id, at.partition)
      return row === undefined ? endOffset(at) : integer(row, 'offset')
    },
    endOffset,
    position: (group, { topic, partition }) => {
      const row = position.get(group, topic.id, partition)
      return row === undefined ? null : integer(row, 'next_offset')
    },
    setPosition: (group, { topic, partition }, nextOffset) => {
      setPosition.run(group, topic.id, partition, nextOffset)
    },
    trim: ({ id, spec }, now) => {
      if (spec.cleanup.kind !== 'delete' || spec.cleanup.retentionMs < 0) return 0
      return Number(trim.run(id, now - spec.cleanup.retentionMs).changes)
    },
  }
}

function rawRecord(topic: string, partition: number, row: Row): RawRecord {
  return {
    topic,
    partition,
    offset: String(integer(row, 'offset')),
    timestamp: integer(row, 'timestamp'),
    key: bytes(row, 'key'),
    value: bytes(row, 'value'),
    headers: decodeHeaders(bytes(row, 'headers')),
  }
}

function checkSize(spec: TopicSpec, record: OutgoingRecord, headers: Uint8Array | null): void {
  const size = record.key.length + (record.value?.length ?? 0) + (headers?.length ?? 0)
  if (size <= spec.maxMessageBytes) return
  throw new RecordTooLarge(
    `a record of ${size} bytes is over the limit of ${spec.name}, ${spec.maxMessageBytes}`,
  )
}
