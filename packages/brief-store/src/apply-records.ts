import type { DatabaseSync } from 'node:sqlite'
import type { ReceivedRecord, ViewPosition } from '@huntwire/event-log'
import { decodeEvent, headerText, isSequence } from '@huntwire/events'
import type { Brief } from '@huntwire/intel-model'
import { searchableText } from './searchable-text.ts'
import { sequenceLookup } from './stored-sequence.ts'

export type ApplyRecords = (records: readonly ReceivedRecord[], position: ViewPosition) => void

/**
 * Stores records of `brief-published` and how far they reach in one transaction. An older sequence never replaces a
 * newer one; what is no brief leaves the row as it was and is counted.
 */
export function recordsApplier(database: DatabaseSync): ApplyRecords {
  const rows = rowStatements(database)

  function apply(record: ReceivedRecord): void {
    const change = changeOf(record)
    if (change === null) {
      rows.countUndecodable.run()
      return
    }
    const { id, brief } = change
    const stored = rows.storedSequence(id)
    const sequence = change.sequence ?? stored
    if (sequence === null || (stored !== null && sequence < stored)) return
    rows.remove(id)
    if (brief === null) rows.withdraw.run(id, sequence)
    else rows.insert(brief, sequence)
  }

  return (records, position) => {
    database.exec('BEGIN IMMEDIATE')
    try {
      for (const record of records) apply(record)
      rows.setPosition.run(position.epoch, position.nextOffset)
      database.exec('COMMIT')
    } catch (error) {
      database.exec('ROLLBACK')
      throw error
    }
  }
}

/** A brief as it shall be, or null for its withdrawal; a withdrawal may come without a sequence. */
type Change = { readonly id: string; readonly sequence: string | null; readonly brief: Brief | null }

function changeOf(record: ReceivedRecord): Change | null {
  if (record.key === null) return null
  const id = Buffer.from(record.key).toString()
  if (record.value === null) return { id, sequence: tombstoneSequence(record), brief: null }
  const decoded = decodeEvent('brief-published', record)
  if (!decoded.ok || decoded.event.data.id !== id) return null
  return { id, sequence: decoded.event.sequence, brief: decoded.event.data }
}

function tombstoneSequence({ headers }: ReceivedRecord): string | null {
  try {
    const sequence = headerText(headers, 'ce_sequence')
    return sequence !== null && isSequence(sequence) ? sequence : null
  } catch {
    return null // not UTF-8: as good as none
  }
}

function rowStatements(database: DatabaseSync) {
  const removeText = database.prepare(
    'DELETE FROM brief_text WHERE rowid = (SELECT number FROM briefs WHERE id = ?)',
  )
  const removeBrief = database.prepare('DELETE FROM briefs WHERE id = ?')
  const removeWithdrawal = database.prepare('DELETE FROM withdrawn WHERE id = ?')
  const insertBrief = database.prepare(
    `INSERT INTO briefs (id, sequence, published, severity, verdict, is_threat, story, brief)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const insertText = database.prepare('INSERT INTO brief_text (rowid, text) VALUES (?, ?)')
  return {
    countUndecodable: database.prepare('UPDATE state SET undecodable = undecodable + 1'),
    setPosition: database.prepare('UPDATE state SET epoch = ?, next_offset = ?'),
    withdraw: database.prepare('INSERT INTO withdrawn VALUES (?, ?)'),
    storedSequence: sequenceLookup(database),
    remove(id: string): void {
      removeText.run(id)
      removeBrief.run(id)
      removeWithdrawal.run(id)
    },
    insert(brief: Brief, at: string): void {
      const { level } = brief.severity
      const { verdict, isThreat } = brief.relevance
      const published = brief.published ?? ''
      const threat = isThreat ? 1 : 0
      const json = JSON.stringify(brief)
      const row = insertBrief.run(brief.id, at, published, level, verdict, threat, brief.storyId, json)
      insertText.run(row.lastInsertRowid, searchableText(brief))
    },
  }
}
