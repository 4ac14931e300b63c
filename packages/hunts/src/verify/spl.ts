import { cimDatasets } from '@huntwire/knowledge'
import { SplReader } from './spl-reader.ts'
import { splTokens } from './spl-tokens.ts'

/**
 * The problems of a search, none when it is one that we may send out. Strict: knows only the commands that our searches
 * are made of, and their arguments; every field must be in its dataset or made by an earlier command.
 *
 * search   = "|" tstats commands
 * tstats   = "tstats" option* aggregate+ "from" "datamodel" "=" dataset "where" time time condition "by" field+
 * commands = ("|" (rename | eval | append | sort | convert))*
 */
export function splProblems(search: string): readonly string[] {
  if (/^\s*$/m.test(search)) return ['a blank line']
  try {
    const reader = new SplReader(splTokens(search))
    readSearch(reader)
    reader.end()
    return []
  } catch (error) {
    if (error instanceof SyntaxError) return [error.message]
    throw error
  }
}

const aggregates = new Set(['count', 'min', 'max', 'values', 'dc'])
const options: Readonly<Record<string, readonly string[] | 'string'>> = {
  summariesonly: ['true', 'false'],
  allow_old_summaries: ['true', 'false'],
  fillnull_value: 'string',
}

/** Reads `| tstats …` and the commands behind it; the fields that its answer has. */
function readSearch(reader: SplReader): ReadonlySet<string> {
  reader.sign('|')
  let fields = readTstats(reader)
  while (reader.tryTake('|')) fields = readCommand(reader, fields)
  return fields
}

function readTstats(reader: SplReader): ReadonlySet<string> {
  reader.keyword('tstats')
  readOptions(reader)
  const { names, inputs } = readAggregates(reader)
  reader.keyword('from')
  reader.keyword('datamodel')
  reader.sign('=')
  const dataset = reader.word('a dataset')
  const known = cimDatasets[dataset]
  if (known === undefined) throw new SyntaxError(`no CIM dataset ${dataset}`)
  const field = (text: string): string => {
    const [node, name, ...rest] = text.split('.')
    if (node !== dataset.split('.').at(-1) || name === undefined || rest.length > 0)
      throw new SyntaxError(`${text} is not written as a field of ${dataset}`)
    if (known[name] === undefined) throw new SyntaxError(`${dataset} has no field ${name}`)
    return text
  }
  for (const input of inputs) if (input !== '_time') field(input)
  reader.keyword('where')
  readTime(reader)
  readCondition(reader, field)
  reader.keyword('by')
  const by = new Set<string>()
  while (reader.peek()?.kind === 'word') by.add(field(reader.word('a field')))
  if (by.size === 0) throw new SyntaxError('nothing to group by')
  return new Set([...names, ...by])
}

function readOptions(reader: SplReader): void {
  const seen = new Set<string>()
  while (reader.peek()?.kind === 'word') {
    const name = reader.peek()?.text.toLowerCase() ?? ''
    const allowed = options[name]
    if (allowed === undefined) break
    reader.keyword(name)
    reader.sign('=')
    if (allowed === 'string') reader.string()
    else {
      const value = reader.word('true or false')
      if (!allowed.includes(value)) throw new SyntaxError(`${name}=${value}`)
    }
    seen.add(name)
  }
  if (!seen.has('fillnull_value'))
    throw new SyntaxError('without fillnull_value, tstats drops events that lack a field of `by`')
}

function readAggregates(reader: SplReader): {
  readonly names: readonly string[]
  readonly inputs: readonly string[]
} {
  const names: string[] = []
  const inputs: string[] = []
  while (reader.peek()?.text !== 'from') {
    const aggregate = reader.word('an aggregate or from')
    if (!aggregates.has(aggregate)) throw new SyntaxError(`no aggregate ${aggregate}`)
    if (aggregate !== 'count') {
      reader.sign('(')
      inputs.push(reader.word('a field'))
      reader.sign(')')
    }
    names.push(reader.tryTake('as') ? reader.word('a name') : aggregate)
  }
  if (names.length === 0) throw new SyntaxError('nothing to count')
  return { names, inputs }
}

function readTime(reader: SplReader): void {
  reader.keyword('earliest')
  reader.sign('=')
  if (!/^-\d{1,3}d@d$/.test(reader.word('a time'))) throw new SyntaxError('earliest must be -<days>d@d')
  reader.keyword('latest')
  reader.sign('=')
  reader.keyword('now')
}

/** condition = term+ (AND is implied) ; term = "NOT" term | "(" any ")" | match ; any = condition ("OR" condition)* */
function readCondition(reader: SplReader, field: (text: string) => string): void {
  readTerm(reader, field)
  while (!['by', ')', 'OR'].includes(reader.peek()?.text ?? 'by')) readTerm(reader, field)
}

function readTerm(reader: SplReader, field: (text: string) => string): void {
  if (reader.tryTake('NOT')) readTerm(reader, field)
  else if (reader.tryTake('(')) {
    readCondition(reader, field)
    while (reader.tryTake('OR')) readCondition(reader, field)
    reader.sign(')')
  } else readMatch(reader, field)
}

function readMatch(reader: SplReader, field: (text: string) => string): void {
  field(reader.word('a field'))
  if (reader.tryTake('IN')) readList(reader)
  else {
    reader.sign('=')
    readValue(reader)
  }
}

function readList(reader: SplReader): void {
  reader.sign('(')
  do readValue(reader)
  while (reader.tryTake(','))
  reader.sign(')')
}

function readValue(reader: SplReader): void {
  if (/^\**$/.test(reader.string())) throw new SyntaxError('a value that matches everything')
}

function readCommand(reader: SplReader, fields: ReadonlySet<string>): ReadonlySet<string> {
  const command = reader.word('a command')
  switch (command) {
    case 'rename':
      return readRename(reader, fields)
    case 'eval': {
      const name = reader.word('a name')
      reader.sign('=')
      reader.string()
      return new Set([...fields, name])
    }
    case 'append':
      return new Set([...fields, ...readAppend(reader)])
    case 'sort':
      reader.keyword('0')
      reader.keyword('-')
      needs(reader.word('a field'))
      return fields
    case 'convert':
      while (reader.tryTake('ctime')) {
        reader.sign('(')
        needs(reader.word('a field'))
        reader.sign(')')
      }
      return fields
    default:
      throw new SyntaxError(`no command ${command} in our subset of SPL`)
  }

  function needs(name: string): void {
    if (!fields.has(name)) throw new SyntaxError(`no field ${name} at this point`)
  }
}

/** `rename Node.* as *` */
function readRename(reader: SplReader, fields: ReadonlySet<string>): ReadonlySet<string> {
  const from = reader.word('Node.*')
  reader.keyword('as')
  reader.keyword('*')
  const prefix = from.slice(0, -1)
  if (!from.endsWith('.*') || ![...fields].some((name) => name.startsWith(prefix)))
    throw new SyntaxError(`rename ${from}: no such fields`)
  return new Set([...fields].map((name) => (name.startsWith(prefix) ? name.slice(prefix.length) : name)))
}

/** The defaults of `append` (60 s, 50,000 rows) cut an answer without a word, so all three limits are given. */
function readAppend(reader: SplReader): ReadonlySet<string> {
  for (const limit of ['maxtime', 'timeout', 'maxout']) {
    reader.keyword(limit)
    reader.sign('=')
    if (!/^\d+$/.test(reader.word('a number'))) throw new SyntaxError(`${limit} must be a number`)
  }
  reader.sign('[')
  const fields = readSearch(reader)
  reader.sign(']')
  return fields
}
