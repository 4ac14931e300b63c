import { once } from '../tables/once.ts'
import { readTable } from '../tables/read-table.ts'

/**
 * A group, malware, tool or campaign. `id` is ATT&CK's; `weak` are those of its names that need a second cue, `common`
 * those of them that nearly always mean something else. A program comes with the system (`ping`).
 */
export interface ThreatName {
  readonly kind: 'group' | 'malware' | 'tool' | 'campaign'
  readonly id: string | null
  readonly name: string
  readonly names: readonly string[]
  readonly weak: ReadonlySet<string>
  readonly common: ReadonlySet<string>
  /** Strong ones that are words too: in lower case, or as a part of another name, they prove nothing. */
  readonly rare: ReadonlySet<string>
  readonly isProgram: boolean
}

/** Every known group, malware, tool and campaign. */
export const threatNames: () => readonly ThreatName[] = once(() =>
  readTable(import.meta.url, 'names.tsv').map(threatNameOf),
)

function threatNameOf(row: readonly string[]): ThreatName {
  const [kind = '', id = '', name = '', names = '', weak = '', common = '', rare = '', program = ''] = row
  if (!isKind(kind)) throw new Error(`names.tsv: no kind: ${kind}`)
  return {
    kind,
    id: id === '' ? null : id,
    name,
    names: names === '' ? [] : names.split('|'),
    weak: setOf(weak),
    common: setOf(common),
    rare: setOf(rare),
    isProgram: program !== '',
  }
}

const none: ReadonlySet<string> = new Set()

function setOf(names: string): ReadonlySet<string> {
  return names === '' ? none : new Set(names.split('|'))
}

function isKind(text: string): text is ThreatName['kind'] {
  return text === 'group' || text === 'malware' || text === 'tool' || text === 'campaign'
}
