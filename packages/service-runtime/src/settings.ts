import type { z } from 'zod'

/** The variables of a program: a zod schema per variable, `meta({ description, secret })` on each. */
export type SettingsShape = Readonly<Record<string, z.ZodType>>

export type Settings<Shape extends SettingsShape> = { readonly [Name in keyof Shape]: z.output<Shape[Name]> }

export type ParsedSettings<Shape extends SettingsShape> =
  | { readonly ok: true; readonly settings: Settings<Shape> }
  | { readonly ok: false; readonly problems: readonly string[] }

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Judges the environment by a shape: all problems at once, each with the variable's name. An empty variable counts as
 * absent. Every secret `X` may come as `X_FILE`, a path that `readFile` reads (one trailing line end is cut).
 */
export function parseSettings<Shape extends SettingsShape>(
  shape: Shape,
  environment: Environment,
  readFile: (path: string) => string,
): ParsedSettings<Shape> {
  const problems: string[] = []
  const settings: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(shape)) {
    const given = givenValue(name, schema, environment, readFile)
    if ('problem' in given) {
      problems.push(given.problem)
      continue
    }
    const parsed = schema.safeParse(given.value)
    if (parsed.success) settings[name] = parsed.data
    else
      problems.push(...parsed.error.issues.map((issue) => describeProblem(name, given.value, issue.message)))
  }
  return problems.length === 0
    ? { ok: true, settings: settings as Settings<Shape> } // every key of the shape was parsed above
    : { ok: false, problems }
}

function describeProblem(name: string, value: string | undefined, message: string): string {
  return value === undefined ? `${name} is not set: ${message}` : `${name}: ${message}`
}

function givenValue(
  name: string,
  schema: z.ZodType,
  environment: Environment,
  readFile: (path: string) => string,
): { readonly value: string | undefined } | { readonly problem: string } {
  const direct = environment[name] || undefined
  const path = isSecret(schema) ? environment[`${name}_FILE`] || undefined : undefined
  if (path === undefined) return { value: direct }
  if (direct !== undefined) return { problem: `${name} and ${name}_FILE are both set: keep one` }
  try {
    return { value: readFile(path).replace(/\r?\n$/, '') || undefined }
  } catch (error) {
    return { problem: `${name}_FILE: cannot read ${path}: ${error instanceof Error ? error.message : error}` }
  }
}

/** Whether a setting must never be printed. */
export function isSecret(schema: z.ZodType): boolean {
  return schema.meta()?.['secret'] === true
}
