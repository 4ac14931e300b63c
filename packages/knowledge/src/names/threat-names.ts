import { once } from '../tables/once.ts'
import { readTable } from '../tables/read-table.ts'

/** A group, malware, tool or campaign. `id` is ATT&CK's; `weak` are those of its names that need a second cue. */
export interface ThreatName {
  readonly kind: 'group' | 'malware' | 'tool' | 'campaign'
  readonly id: string | null
  readonly name: string
  readonly names: readonly string[]
  readonly weak: ReadonlySet<string>
}

/** Every known group, malware, tool and campaign. */
export const threatNames: () => readonly ThreatName[] = once(() =>
  readTable(import.meta.url, 'names.tsv').map(([kind = '', id = '', name = '', names = '', weak = '']) => {
    if (!isKind(kind)) throw new Error(`names.tsv: no kind: ${kind}`)
    return {
      kind,
      id: id === '' ? null : id,
      name,
      names: names.split('|'),
      weak: weak === '' ? none : new Set(weak.split('|')),
    }
  }),
)

const none: ReadonlySet<string> = new Set()

function isKind(text: string): text is ThreatName['kind'] {
  return text === 'group' || text === 'malware' || text === 'tool' || text === 'campaign'
}
