import type { z } from 'zod'
import { isSecret, type Settings, type SettingsShape } from './settings.ts'

/** One `NAME=value` a line, secrets as `***`: what `--print-config` prints. */
export function printSettings<Shape extends SettingsShape>(shape: Shape, settings: Settings<Shape>): string {
  return Object.entries(shape)
    .map(([name, schema]) => `${name}=${printValue(isSecret(schema), settings[name])}\n`)
    .join('')
}

function printValue(secret: boolean, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (secret) return '***'
  return Array.isArray(value) ? value.join(',') : String(value)
}

/** The settings of several programs as one Markdown table, each variable once, in the order of first mention. */
export function settingsTable(programs: Readonly<Record<string, SettingsShape>>): string {
  const rows = new Map<string, { schema: z.ZodType; users: string[] }>()
  for (const [program, shape] of Object.entries(programs)) {
    for (const [name, schema] of Object.entries(shape)) {
      const row = rows.get(name) ?? { schema, users: [] }
      row.users.push(program)
      rows.set(name, row)
    }
  }
  const lines = [...rows].map(([name, { schema, users }]) => {
    const label = isSecret(schema) ? `\`${name}\` or \`${name}_FILE\`` : `\`${name}\``
    return `| ${label} | ${schema.meta()?.['description'] ?? ''} | ${defaultOf(schema)} | ${users.join(', ')} |`
  })
  return ['| variable | meaning | default | read by |', '|---|---|---|---|', ...lines].join('\n')
}

function defaultOf(schema: z.ZodType): string {
  const parsed = schema.safeParse(undefined)
  if (!parsed.success) return '**required**'
  const printed = printValue(false, parsed.data)
  return printed === '' ? '' : `\`${printed}\``
}
