import type { TextRange } from '@huntwire/intel-model'

/** How much of the beginning of an article tells what it is about, in UTF-16 units. */
const leadLength = 1_500

/** The first lines of the main text: before them stand menus, behind them pitches and links to other posts. */
export function leadOf(main: readonly TextRange[]): TextRange {
  const start = main[0]?.start ?? 0
  return { start, end: start + leadLength }
}

/** Whether evidence of the body that starts at `offset` stands in the lead. */
export function isInLead(lead: TextRange, offset: number): boolean {
  return lead.start <= offset && offset < lead.end
}
