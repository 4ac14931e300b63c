/** Why a dialect could not say what the hunt says. Closed on purpose: a new reason is a reviewed change. */
type UnsupportedFeature =
  | 'backtick'
  | 'case-sensitive'
  | 'control-character'
  | 'inner-wildcard'
  | 'literal-asterisk'
  | 'no-place-for-type'
  | 'one-char-wildcard'
  | 'too-many-values'
  | 'unchecked-dialect'
  | 'unmapped-field'
  | 'unmapped-log-source'

/** `subject` is the value, field, type or log source that the feature is about. */
export type Unsupported = { readonly feature: UnsupportedFeature; readonly subject: string }

/** A table or log source that a query reads, with the columns it names. */
export type Reads = { readonly table: string; readonly columns: readonly string[] }

/** What a dialect lacks to say the hunt. */
export type Refusal = { readonly ok: false; readonly unsupported: readonly [Unsupported, ...Unsupported[]] }

/** A query that means the whole hunt, or the list of what is missing. Never a query that means less. */
export type EmitResult =
  | { readonly ok: true; readonly text: string; readonly reads: readonly Reads[] }
  | Refusal

export function refused(first: Unsupported, ...others: readonly Unsupported[]): Refusal {
  return { ok: false, unsupported: [first, ...others] }
}

/** The reasons of a refusal as one sentence for a reader. */
export function refusalText(unsupported: readonly Unsupported[]): string {
  const reasons = new Set(unsupported.map(reasonText))
  return [...reasons].join('; ')
}

function reasonText({ feature, subject }: Unsupported): string {
  switch (feature) {
    case 'backtick':
      return `a backtick in a value would call a macro (${subject})`
    case 'case-sensitive':
      return `this dialect cannot compare ${subject} with regard to case`
    case 'control-character':
      return `a control character in a value cannot be written here (${subject})`
    case 'inner-wildcard':
      return `this dialect has no wildcard inside a value (${subject})`
    case 'literal-asterisk':
      return `an asterisk in a value would be a wildcard (${subject})`
    case 'no-place-for-type':
      return subject
    case 'one-char-wildcard':
      return `this dialect has no wildcard for exactly one character (${subject})`
    case 'too-many-values':
      return `more than 100 values (${subject}): put the indicators of this brief into a lookup or watchlist`
    case 'unchecked-dialect':
      return `${subject} cannot be checked here yet, and no query leaves unchecked`
    case 'unmapped-field':
      return `this dialect has no field that means ${subject}`
    case 'unmapped-log-source':
      return `this dialect has no table that holds just the log source ${subject}`
  }
}
