/** Words that mean one kind of thing. Nouns and verbs stand in their first form, `inflect.ts` makes the others. */
export interface WordClassWords {
  readonly nouns?: string
  readonly verbs?: string
  /** As they are. */
  readonly words?: string
  /** As `compilePhrases` reads them. */
  readonly phrases?: readonly string[]
}
