import { type ArticleHead, type LogSource, urlNamespace, uuidV5 } from '@huntwire/intel-model'
import { Document, isMap, isScalar, Scalar, visit } from 'yaml'
import type { HuntDraft } from '../../model/hunt-draft.ts'
import type { EmitResult } from '../emit-result.ts'
import { detectionBody, sightingBody } from './detection.ts'

/** A hunt as one Sigma rule: YAML by Sigma specification 2, the same under YAML 1.1 and 1.2. */
export function emitSigma(hunt: HuntDraft, article: ArticleHead): EmitResult {
  const { model } = hunt
  const body = model.form === 'sighting' ? sightingBody(model) : detectionBody(model)
  if (!body.ok) return body
  const rule = {
    title: hunt.title,
    id: uuidV5(`urn:huntwire:hunt:${hunt.id}`, urlNamespace),
    status: 'experimental',
    description: hunt.hypothesis,
    references: hunt.references,
    author: 'Huntwire',
    ...(article.published === null ? {} : { date: article.published.slice(0, 10) }),
    tags: tags(hunt, article),
    logsource: namedParts(body.logSource),
    detection: body.detection,
    falsepositives: hunt.falsePositives,
    level: hunt.confidence,
  }
  return {
    ok: true,
    text: printYaml(rule).trimEnd(),
    reads: [{ table: logSourceName(body.logSource), columns: body.fields }],
  }
}

function tags(hunt: HuntDraft, article: ArticleHead): readonly string[] {
  return [
    ...hunt.techniques.map((id) => `attack.${id.toLowerCase()}`),
    ...hunt.cves.map((id) => id.toLowerCase().replace('-', '.')),
    `tlp.${article.tlp.replace('+', '-')}`,
  ]
}

function namedParts(logSource: LogSource): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(logSource).flatMap(([part, name]) => (name === null ? [] : [[part, name]])),
  )
}

function logSourceName({ product, category, service }: LogSource): string {
  return [product, category, service].filter((part) => part !== null).join('/')
}

/** Values come from articles: quoted always, so that no reader takes one for a number, a date or a key. */
function printYaml(rule: { readonly detection: object }): string {
  const document = new Document(rule, { version: '1.1', aliasDuplicateObjects: false })
  const detection = document.get('detection')
  if (isMap(detection))
    visit(detection, {
      Seq(_, values) {
        for (const value of values.items) if (isScalar(value)) value.type = Scalar.QUOTE_SINGLE
      },
    })
  return document.toString({ lineWidth: 0, singleQuote: true })
}
