import { once } from '../tables/once.ts'
import { readTable } from '../tables/read-table.ts'

/** A tactic of ATT&CK; `shortname` as in STIX kill chain phases (`initial-access`). */
export interface AttackTactic {
  readonly id: string
  readonly name: string
  readonly shortname: string
}

/** The tactics of the enterprise matrix, from left to right. */
export const attackTactics: () => readonly AttackTactic[] = once(() =>
  readTable(import.meta.url, 'tactics.tsv').map(([id = '', name = '', shortname = '']) => ({
    id,
    name,
    shortname,
  })),
)

/** The tactic with this id (`TA0001`). */
export function attackTactic(id: string): AttackTactic | undefined {
  return attackTactics().find((tactic) => tactic.id === id)
}
