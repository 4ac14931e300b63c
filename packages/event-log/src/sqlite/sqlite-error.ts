export const sqliteBusy = 5

export type SqliteError = Error & { readonly errcode: number }

export function isSqliteError(error: unknown): error is SqliteError {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
}
