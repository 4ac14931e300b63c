import type { ArticleHead, Dialect } from '@huntwire/intel-model'
import type { HuntDraft } from '../model/hunt-draft.ts'
import { type EmitResult, refused } from './emit-result.ts'
import { emitKusto } from './kusto/emit.ts'
import { defenderPlaces, defenderSchema, sentinelPlaces, sentinelSchema } from './kusto/fields.ts'
import { emitSigma } from './sigma/emit.ts'
import { emitSplunk } from './splunk/emit.ts'

/** What each dialect makes of a hunt. No emitter keeps anything between calls. */
export type Emissions = Readonly<Record<Dialect, EmitResult>>

type Emitter = (hunt: HuntDraft, article: ArticleHead) => EmitResult

const emitters: Readonly<Record<Dialect, Emitter>> = {
  splunk: ({ model }) => emitSplunk(model, { summariesOnly: true }),
  'splunk-raw': ({ model }) => emitSplunk(model, { summariesOnly: false }),
  defender: ({ model }) => emitKusto(model, { schema: defenderSchema, places: defenderPlaces }),
  sentinel: ({ model }) => emitKusto(model, { schema: sentinelSchema, places: sentinelPlaces }),
  sigma: emitSigma,
  esql: () => refused({ feature: 'unchecked-dialect', subject: 'Elastic ES|QL' }),
}

export function emitAll(hunt: HuntDraft, article: ArticleHead): Emissions {
  const emit = (dialect: Dialect) => emitters[dialect](hunt, article)
  return {
    splunk: emit('splunk'),
    'splunk-raw': emit('splunk-raw'),
    defender: emit('defender'),
    sentinel: emit('sentinel'),
    sigma: emit('sigma'),
    esql: emit('esql'),
  }
}
