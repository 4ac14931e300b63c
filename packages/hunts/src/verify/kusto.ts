import type { TelemetryTables } from '@huntwire/knowledge'
import { type KustoDiagnostic, type KustoLanguage, listed, loadKustoLanguage } from './kusto-language.ts'

/** What Microsoft's parser and binder say of a query: problems in words, none when it would run; its columns. */
type KustoVerdict = { readonly problems: readonly string[]; readonly columns: readonly string[] }

/** Checks a query against the tables that a checker was made for; about 25 ms each, the first one a second. */
export type KustoChecker = (query: string) => KustoVerdict

const scalarTypes: Readonly<Record<string, string>> = {
  bool: 'Bool',
  boolean: 'Bool',
  datetime: 'DateTime',
  double: 'Real',
  dynamic: 'Dynamic',
  guid: 'Guid',
  int: 'Int',
  long: 'Long',
  object: 'Dynamic',
  real: 'Real',
  string: 'String',
  timespan: 'TimeSpan',
}

/** A checker over a schema, a closed one: a name that is not in it is an error. Loading takes about a second. */
export function kustoChecker(tables: TelemetryTables): KustoChecker {
  const kusto = loadKustoLanguage()
  const globals = kusto.GlobalState.Default.WithDatabase(database(kusto, tables))
  return (query) => {
    const code = kusto.KustoCode.ParseAndAnalyze(query, globals)
    const blocks = listed(kusto.Editor.CodeScript.From$1(query, globals).Blocks).filter(
      ({ Text }) => Text.trim() !== '',
    )
    const problems = listed(code.GetDiagnostics()).map((diagnostic) => problemText(query, diagnostic))
    return {
      problems: blocks.length === 1 ? problems : [`${blocks.length} statements instead of one`, ...problems],
      columns: listed(code.ResultType?.Columns).map(({ Name }) => Name),
    }
  }
}

function database({ Symbols }: KustoLanguage, tables: TelemetryTables): object {
  const members = Object.entries(tables).map(([name, columns]) => {
    const symbols = Object.entries(columns).map(
      ([column, type]) => new Symbols.ColumnSymbol(column, scalar(type)),
    )
    return new Symbols.TableSymbol.$ctor4(name, symbols)
  })
  return new Symbols.DatabaseSymbol.ctor('db', members, false)

  function scalar(type: string): object {
    const symbol = Symbols.ScalarTypes[scalarTypes[type] ?? 'String']
    if (!symbol) throw new Error(`the Kusto language service has no scalar type for ${type}`)
    return symbol
  }
}

function problemText(query: string, { Code, Message, Severity, Start, End }: KustoDiagnostic): string {
  const line = query.slice(0, Start).split('\n').length
  return `${Severity} ${Code} in line ${line} at ${JSON.stringify(query.slice(Start, End))}: ${Message}`
}
