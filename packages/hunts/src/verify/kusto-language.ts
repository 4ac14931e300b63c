import { createRequire } from 'node:module'

/** The part of Microsoft's Kusto language service that we call: a C# library compiled to script, hence the names. */
export type KustoLanguage = {
  readonly GlobalState: { readonly Default: { WithDatabase(database: object): object } }
  readonly KustoCode: { ParseAndAnalyze(text: string, globals: object): KustoCode }
  readonly Editor: { readonly CodeScript: { readonly From$1: (text: string, globals: object) => CodeScript } }
  readonly Symbols: {
    readonly ColumnSymbol: new (name: string, type: object) => object
    readonly TableSymbol: { readonly $ctor4: new (name: string, columns: readonly object[]) => object }
    readonly DatabaseSymbol: {
      readonly ctor: new (name: string, members: readonly object[], isOpen: boolean) => object
    }
    readonly ScalarTypes: Readonly<Record<string, object>>
  }
}

type BridgeList<T> = { readonly Count: number; getItem(index: number): T }

export type KustoDiagnostic = {
  readonly Code: string
  readonly Severity: string
  readonly Message: string
  readonly Start: number
  readonly End: number
}

type KustoCode = {
  readonly ResultType: { readonly Columns?: BridgeList<{ readonly Name: string }> } | null
  GetDiagnostics(): BridgeList<KustoDiagnostic>
}

type CodeScript = { readonly Blocks: BridgeList<{ readonly Text: string }> }

/** Loads the service (about half a second). It makes itself known as a global and needs its runtime beside it. */
export function loadKustoLanguage(): KustoLanguage {
  const require = createRequire(import.meta.url)
  require('@kusto/language-service-next/bridge.min.js')
  require('@kusto/language-service-next/Kusto.Language.Bridge.min.js')
  const loaded: unknown = Reflect.get(globalThis, 'Kusto')
  if (!isKusto(loaded)) throw new Error('@kusto/language-service-next 12.4.1 did not make the global Kusto')
  return loaded.Language
}

function isKusto(loaded: unknown): loaded is { readonly Language: KustoLanguage } {
  return typeof loaded === 'object' && loaded !== null && 'Language' in loaded
}

export function listed<T>(list: BridgeList<T> | null | undefined): readonly T[] {
  return list ? Array.from({ length: list.Count }, (_, index) => list.getItem(index)) : []
}
