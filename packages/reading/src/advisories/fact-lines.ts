import type { z } from 'zod'

type Facts = readonly (readonly [name: string, value: string])[]

/** Paragraphs and lists of named facts, an empty line between each; what is empty or null is left out. */
export function factLines(parts: readonly (string | null | Facts)[]): string {
  return parts
    .flatMap((part) => {
      if (part === null) return []
      const block = typeof part === 'string' ? part.trim() : linesOf(part)
      return block === '' ? [] : [block]
    })
    .join('\n\n')
}

function linesOf(facts: Facts): string {
  return facts.flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`])).join('\n')
}

/** What is wrong with an entry, in one line. */
export function sentenceOf(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
    .join('; ')
}
