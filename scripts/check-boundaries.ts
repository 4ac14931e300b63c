import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'

/** What each package may import of ours; what is not named here may not exist. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'intel-model': [],
  events: ['intel-model'],
  knowledge: ['intel-model'],
  reading: ['intel-model', 'knowledge'],
  analysis: ['intel-model', 'knowledge'],
  hunts: ['intel-model', 'knowledge'],
  briefs: ['intel-model', 'knowledge'],
  'event-log': [],
  'ingest-state': [],
  'brief-store': ['event-log', 'events', 'intel-model'],
  'service-runtime': ['event-log', 'events'],
  'service-ingest': [
    'briefs',
    'event-log',
    'events',
    'ingest-state',
    'intel-model',
    'knowledge',
    'reading',
    'service-runtime',
  ],
  'service-classify': ['analysis', 'event-log', 'events', 'intel-model', 'knowledge', 'service-runtime'],
  'service-hunt-generation': ['event-log', 'events', 'hunts', 'intel-model', 'knowledge', 'service-runtime'],
  'service-publish': [
    'brief-store',
    'briefs',
    'event-log',
    'events',
    'intel-model',
    'knowledge',
    'service-runtime',
  ],
}

/** Packages and folders that do no I/O and read no clock, no environment and no randomness. */
const pure = ['intel-model', 'events', 'knowledge', 'analysis', 'hunts', 'briefs', 'reading']
const impurePlaces = [
  'reading/src/fetching/',
  'reading/src/reader/',
  'reading/src/sources/read-',
  'knowledge/src/tables/',
  'knowledge/src/version/',
  'hunts/src/verify/',
  '/generate',
]
const pureBuiltIns = ['node:crypto', 'node:buffer', 'node:path', 'node:zlib']
const impureWords =
  /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bperformance\.|\brandom(UUID|Bytes)\b|(?<!\.)\bfetch\(/

const namesOfNothing = ['utils', 'util', 'helpers', 'helper', 'common', 'types', 'misc', 'shared']

const importStatement =
  /^(?:import\s+(?:[\w*{][^'"`;=()]*?\sfrom\s+)?|export\s+(?:type\s+)?[{*][^'"`;=()]*?\sfrom\s+)['"]([^'"]+)['"]/gm

const root = resolve(import.meta.dirname, '..')
const problems: string[] = []

for (const folder of ['packages', 'services']) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    if (entry.isDirectory()) checkPackage(join(root, folder, entry.name))
  }
}
for (const problem of problems) process.stderr.write(`${problem}\n`)
process.stdout.write(problems.length === 0 ? 'boundaries hold\n' : `${problems.length} boundaries crossed\n`)
process.exitCode = problems.length === 0 ? 0 : 1

function checkPackage(directory: string): void {
  const manifest = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'))
  const name = String(manifest.name).replace('@huntwire/', '')
  const declared = { ...manifest.dependencies, ...manifest.devDependencies }
  for (const file of sourcesBelow(join(directory, 'src'))) {
    checkName(file)
    const text = readFileSync(file, 'utf8')
    const imports = importsOf(text)
    const test = file.endsWith('.test.ts')
    for (const specifier of imports) checkImport({ file, name, specifier, declared, test, directory })
    if (/^export \* /m.test(text)) report(file, 'exports everything of another file: name what is exported')
    if (!test && isPure(name, file)) checkPurity(file, text, imports)
  }
}

function checkName(file: string): void {
  const stem = basename(file).replace(/(\.test)?\.ts$/, '')
  if (namesOfNothing.includes(stem))
    report(file, `"${stem}" is the name of nothing: name the one idea it holds`)
}

type ImportUse = {
  readonly file: string
  readonly name: string
  readonly specifier: string
  readonly declared: Readonly<Record<string, string>>
  readonly test: boolean
  readonly directory: string
}

function checkImport({ file, name, specifier, declared, test, directory }: ImportUse): void {
  if (specifier.startsWith('node:')) return
  if (specifier.startsWith('.')) {
    const target = resolve(dirname(file), specifier)
    if (relative(directory, target).startsWith('..'))
      report(file, `reaches into another package: ${specifier}`)
    return
  }
  const [scope = '', inner = ''] = specifier.split('/')
  const packageName = scope.startsWith('@') ? `${scope}/${inner}` : scope
  if (!(packageName in declared)) report(file, `imports ${packageName}, which its package.json does not name`)
  if (scope !== '@huntwire' || test) return
  const permitted = name === 'cli' ? null : allowed[name]
  if (permitted === undefined) report(file, `package ${name} has no row in the table of boundaries`)
  else if (permitted !== null && !permitted.includes(inner)) report(file, `${name} must not import ${inner}`)
}

function isPure(name: string, file: string): boolean {
  return (
    pure.includes(name) && !impurePlaces.some((place) => file.includes(place)) && !file.includes('/generate')
  )
}

function checkPurity(file: string, text: string, imports: readonly string[]): void {
  for (const specifier of imports) {
    if (specifier.startsWith('node:') && !pureBuiltIns.includes(specifier))
      report(file, `core imports ${specifier}`)
  }
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  const word = impureWords.exec(code)
  if (word) report(file, `core uses ${word[0]}: pass it in`)
}

function importsOf(text: string): readonly string[] {
  return [...text.matchAll(importStatement)].flatMap(([, specifier]) => specifier ?? [])
}

function sourcesBelow(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .map((path) => join(directory, path))
}

function report(file: string, problem: string): void {
  problems.push(`${relative(root, file)}: ${problem}`)
}
