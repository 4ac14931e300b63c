import { type Brief, briefSchema } from '@huntwire/intel-model'

/**
 * A brief as indented JSON with a line feed at its end: keys in the order of its schema, so that the same brief gives
 * the same bytes. Throws a `ZodError` when it is no brief.
 */
export function renderJson(brief: Brief): string {
  return `${JSON.stringify(briefSchema.parse(brief), null, 2)}\n`
}

/** A brief as one line of JSON Lines, with its line feed; else as `renderJson`. */
export function briefLine(brief: Brief): string {
  return `${JSON.stringify(briefSchema.parse(brief))}\n`
}
