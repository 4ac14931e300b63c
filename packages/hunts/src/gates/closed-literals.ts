import type { HuntModel } from '@huntwire/intel-model'
import { blankLiterals } from './blank-literals.ts'
import type { Gate } from './gate.ts'

const structure = /^[\n -~]*$/

/** No text of an article stands outside a string literal, where it would be syntax. */
export const closedLiterals: Gate = ({ hunt }) => {
  const values = soughtTexts(hunt.model).filter((value) => value.length > 3)
  for (const dialect of ['splunk', 'splunk-raw', 'defender', 'sentinel'] as const) {
    const query = hunt.queries[dialect]
    if (!('text' in query)) continue
    const outside = blankLiterals(query.text).replaceAll('""', '')
    if (!structure.test(outside) || /["`]/.test(outside)) return `${dialect}: a literal is not closed`
    const leaked = values.find((value) => outside.includes(value))
    if (leaked !== undefined) return `${dialect}: ${JSON.stringify(leaked)} stands outside a literal`
  }
  return null
}

function soughtTexts(model: HuntModel): readonly string[] {
  if (model.form === 'detection') return []
  return [model, ...(model.alsoKnownAs ?? [])].flatMap(({ values }) => values)
}
