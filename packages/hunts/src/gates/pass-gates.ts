import { answerable } from './answerable.ts'
import { closedLiterals } from './closed-literals.ts'
import { completeEnvelope } from './complete-envelope.ts'
import { fittingPlatform } from './fitting-platform.ts'
import type { Candidate, Gate } from './gate.ts'
import { knownColumns } from './known-columns.ts'
import { narrowing } from './narrowing.ts'
import { oneStatement } from './one-statement.ts'

/** What tells a reader most comes first; the last ones catch faults of our own. */
const gates = [
  { name: 'narrowing', reasonAgainst: ({ hunt }: Candidate) => narrowing(hunt.model) },
  { name: 'fitting-platform', reasonAgainst: fittingPlatform },
  { name: 'answerable', reasonAgainst: answerable },
  { name: 'known-columns', reasonAgainst: knownColumns },
  { name: 'one-statement', reasonAgainst: oneStatement },
  { name: 'closed-literals', reasonAgainst: closedLiterals },
  { name: 'complete-envelope', reasonAgainst: completeEnvelope },
] as const satisfies readonly { readonly name: string; readonly reasonAgainst: Gate }[]

export type GateName = (typeof gates)[number]['name']

/** The first gate that holds a hunt back, and why; null when it may leave. */
export function heldBackBy(
  candidate: Candidate,
): { readonly gate: GateName; readonly reason: string } | null {
  for (const { name, reasonAgainst } of gates) {
    const reason = reasonAgainst(candidate)
    if (reason !== null) return { gate: name, reason }
  }
  return null
}
